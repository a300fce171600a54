<#import "/docs/page.html.ftl" as layout>
<#import "/docs/parts.html.ftl" as parts>
<@layout.page frame=frame>
<h1>Global types</h1>
<p>${frame.description}</p>
<nav class="contents" aria-label="On this page">
<ul>
<li><a href="#base">Base types ${bases?size}</a></li>
<#if globals?has_content><li><a href="#globals">Shared types ${globals?size}</a></li></#if>
<#if borrowed?has_content><li><a href="#borrowed">Types of other clusters ${borrowed?size}</a></li></#if>
</ul>
</nav>
<h2 id="base">Base types</h2>
<@layout.table id="caption-base" caption="Types that every cluster may use">
<thead><tr><th scope="col">Name</th><th scope="col">Kind</th><th scope="col">Range</th><th scope="col">Java</th></tr></thead>
<tbody>
<#list bases as base>
<tr id="${base.anchor}"><th scope="row"><a class="anchor" href="#${base.anchor}">${base.name}</a></th><td>${base.kind}</td><td>${base.range}</td><td><code>${base.java}</code></td></tr>
</#list>
</tbody>
</@layout.table>
<#if globals?has_content>
<h2 id="globals">Shared types</h2>
<#list globals as type>
<@parts.declared of=type/>
</#list>
</#if>
<#if borrowed?has_content>
<h2 id="borrowed">Types of other clusters</h2>
<#list borrowed as type>
<@parts.declared of=type/>
</#list>
</#if>
</@layout.page>
