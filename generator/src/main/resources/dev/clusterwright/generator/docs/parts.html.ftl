<#import "/docs/page.html.ftl" as layout>

<#macro link to><#if to.href?has_content><a href="${to.href}">${to.text}</a><#else>${to.text}</#if></#macro>

<#macro type of><code>${of.before}<@link to=of.name/>${of.after}</code></#macro>

<#macro words of><#list of as word>${word}<#sep>, </#list></#macro>

<#macro facts of>
<dl class="facts">
<#list of as fact>
<dt>${fact.name}</dt><dd>${fact.value}</dd>
</#list>
<#nested>
</dl>
</#macro>

<#macro revisions releases history>
<h2 id="releases">Releases</h2>
<@layout.table id="caption-releases" caption="The revision in each release that has pages">
<thead><tr><th scope="col">Release</th><th scope="col">Revision</th></tr></thead>
<tbody>
<#list releases as release>
<tr><th scope="row"><#if release.current><span aria-current="true">${release.release.text} <span class="badge">this page</span></span><#else><@link to=release.release/></#if></th><td>${release.revision}</td></tr>
</#list>
</tbody>
</@layout.table>
<#if history?has_content>
<h2 id="history">Revision history</h2>
<@layout.table id="caption-history" caption="What each revision changed">
<thead><tr><th scope="col">Revision</th><th scope="col">Change</th></tr></thead>
<tbody>
<#list history as revision>
<tr><th scope="row">${revision.number}</th><td>${revision.summary}</td></tr>
</#list>
</tbody>
</@layout.table>
</#if>
</#macro>

<#-- The fields of something; `id` is the anchor of that. -->
<#macro fields of id caption>
<#if of?has_content>
<@layout.table id="caption-" + id caption=caption class="fields">
<thead><tr><th scope="col">Tag</th><th scope="col">Name</th><th scope="col">Type</th><th scope="col">Range</th><th scope="col">Default</th><th scope="col">Qualities</th><th scope="col">Conformance</th><th scope="col">Java</th></tr></thead>
<tbody>
<#list of as field>
<tr id="${field.anchor}">
<td class="number"><a class="anchor" href="#${field.anchor}">${field.code}</a></td>
<th scope="row">${field.name}<#if field.summary?has_content> <small>${field.summary}</small></#if></th>
<td><@type of=field.type/></td>
<td>${field.constraint}</td>
<td>${field.defaultValue}</td>
<td><@words of=field.qualities + field.access/></td>
<td>${field.conformance}</td>
<td><code>${field.javaName}</code> <small><code>${field.javaType}</code></small></td>
</tr>
</#list>
</tbody>
</@layout.table>
</#if>
</#macro>

<#macro declared of>
<section aria-labelledby="${of.anchor}">
<h3 id="${of.anchor}"><a class="anchor" href="#${of.anchor}">${of.name}</a></h3>
<p class="quiet">${of.kind?cap_first}. Java: <code>${of.java}</code></p>
<#if of.values?has_content>
<@layout.table id="caption-" + of.anchor caption=of.name class="values">
<thead><tr><th scope="col">${of.valueHeading}</th><th scope="col">Name</th><th scope="col">Conformance</th><th scope="col">Java</th></tr></thead>
<tbody>
<#list of.values as value>
<tr id="${value.anchor}">
<td class="number"><a class="anchor" href="#${value.anchor}">${value.number}</a></td>
<th scope="row">${value.name}<#if value.summary?has_content> <small>${value.summary}</small></#if></th>
<td>${value.conformance}</td>
<td><code>${value.java}</code></td>
</tr>
</#list>
</tbody>
</@layout.table>
</#if>
<@fields of=of.fields id=of.anchor caption="Fields of " + of.name/>
</section>
</#macro>

<#macro survey of>
<#if of.present>
<h2 id="survey">Devices in the survey</h2>
<p>${of.sentence}</p>
<#if of.devices?has_content>
<ul class="devices">
<#list of.devices as device>
<li>${device.product} <span class="quiet">${device.vendor}</span></li>
</#list>
</ul>
</#if>
<#if of.more?has_content>
<details>
<summary>${of.more?size} more</summary>
<ul class="devices">
<#list of.more as device>
<li>${device.product} <span class="quiet">${device.vendor}</span></li>
</#list>
</ul>
</details>
</#if>
</#if>
</#macro>
