<#import "/docs/page.html.ftl" as page>
<@page.document title="From " + older + " to " + newer description="What changed in Matter definitions, and what it means">
<h1>From ${older} to ${newer}</h1>
<#if total == 0>
<p class="lead">Nothing changed.</p>
<#else>
<p class="lead">${total} <#if total == 1>change<#else>changes</#if>, the worst first. One can be of several classes, and stands with the worst of them.</p>
<@page.table id="classes" caption="Changes by class">
<thead><tr><th scope="col">Class</th><th scope="col">Changes</th><th scope="col">Meaning</th></tr></thead>
<tbody>
<#list groups as group>
<tr><th scope="row"><#if group.subjects?has_content><a href="#${group.name}">${group.name}</a><#else>${group.name}</#if></th><td class="number">${group.count}</td><td>${group.meaning}</td></tr>
</#list>
</tbody>
</@page.table>
<#if histories?has_content>
<p><a href="#revisions">What the definitions say of their revisions</a></p>
</#if>
<#list groups as group>
<#if group.subjects?has_content>
<h2 id="${group.name}">${group.name?cap_first}</h2>
<p class="quiet">${group.meaning}.</p>
<#list group.subjects as subject>
<details open>
<summary><strong>${subject.name}</strong> <span class="quiet">${subject.rows?size} <#if subject.rows?size == 1>change<#else>changes</#if></span></summary>
<@page.table id=group.name + "-" + subject?counter caption=subject.name>
<thead><tr><th scope="col">Element</th><th scope="col">What</th><th scope="col">Why</th></tr></thead>
<tbody>
<#list subject.rows as row>
<tr><th scope="row">${row.element}</th><td>${row.what}<#if row.values?has_content><small>${row.values?replace(" -> ", " → ")}</small></#if><#list row.also as class> <span class="badge">${class}</span></#list></td><td>${row.reason}</td></tr>
</#list>
</tbody>
</@page.table>
</details>
</#list>
</#if>
</#list>
<#if histories?has_content>
<h2 id="revisions">What the definitions say of their revisions</h2>
<#list histories as history>
<h3>${history.name}, revision ${history.older} to ${history.newer}</h3>
<ul>
<#list history.notes as note>
<li>${note.revision}<#if note.text?has_content>: ${note.text}</#if></li>
</#list>
</ul>
</#list>
</#if>
</#if>
</@page.document>
