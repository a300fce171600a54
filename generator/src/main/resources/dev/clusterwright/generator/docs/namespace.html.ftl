<#import "/docs/page.html.ftl" as layout>
<@layout.page frame=frame>
<h1>${name} <span class="id">${id}</span></h1>
<p>${sentence}</p>
<dl class="facts"><dt>Java</dt><dd><code>${java}</code></dd></dl>
<h2 id="tags">Tags</h2>
<@layout.table id="caption-tags" caption="Tags of " + name>
<thead><tr><th scope="col">Id</th><th scope="col">Tag</th><th scope="col">Meaning</th><th scope="col">Java</th></tr></thead>
<tbody>
<#list tags as tag>
<tr id="${tag.anchor}"><td class="number"><a class="anchor id" href="#${tag.anchor}">${tag.id}</a></td><th scope="row">${tag.name}</th><td>${tag.description}</td><td><code>${tag.java}</code></td></tr>
</#list>
</tbody>
</@layout.table>
</@layout.page>
