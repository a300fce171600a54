<#import "/docs/page.html.ftl" as layout>
<#import "/docs/parts.html.ftl" as parts>
<#macro entries of id heading caption note>
<#if of?has_content>
<h2 id="${id}">${heading}</h2>
<@layout.table id="caption-" + id caption=caption>
<thead><tr><th scope="col">Id</th><th scope="col">Name</th><th scope="col">${note}</th></tr></thead>
<tbody>
<#list of as entry>
<tr><td class="id">${entry.id}</td><th scope="row"><@parts.link to=entry.name/><#if entry.summary?has_content> <small>${entry.summary}</small></#if></th><td>${entry.note}</td></tr>
</#list>
</tbody>
</@layout.table>
</#if>
</#macro>
<@layout.page frame=frame>
<h1>${frame.heading}</h1>
<p>${sentence}</p>
<nav class="contents" aria-label="On this page">
<ul>
<#if clusters?has_content><li><a href="#clusters">Clusters ${clusters?size}</a></li></#if>
<#if deviceTypes?has_content><li><a href="#device-types">Device types ${deviceTypes?size}</a></li></#if>
<#if namespaces?has_content><li><a href="#namespaces">Namespaces ${namespaces?size}</a></li></#if>
<li><@parts.link to=types/> ${typeCount}</li>
</ul>
</nav>
<#if (releases?size > 1)>
<nav aria-label="Releases">
<ul class="row">
<#list releases as release>
<li><#if release.current><strong aria-current="true">${release.release.text}</strong><#else><@parts.link to=release.release/></#if></li>
</#list>
</ul>
</nav>
</#if>
<@entries of=clusters id="clusters" heading="Clusters" caption="Clusters by name" note="Revision"/>
<@entries of=deviceTypes id="device-types" heading="Device types" caption="Device types by name" note="Revision"/>
<@entries of=namespaces id="namespaces" heading="Namespaces" caption="Semantic namespaces by id" note="Tags"/>
</@layout.page>
