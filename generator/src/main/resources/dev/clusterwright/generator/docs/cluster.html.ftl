<#import "/docs/page.html.ftl" as layout>
<#import "/docs/parts.html.ftl" as parts>
<#macro messages of noun>
<#list of as message>
<section aria-labelledby="${message.anchor}">
<h3 id="${message.anchor}"><a class="anchor" href="#${message.anchor}"><span class="id">${message.code}</span> ${message.name}</a></h3>
<#if message.summary?has_content>
<p>${message.summary}</p>
</#if>
<dl class="facts">
<#if message.direction?has_content>
<dt>Direction</dt><dd>${message.direction}</dd>
</#if>
<#if message.priority?has_content>
<dt>Priority</dt><dd>${message.priority}</dd>
</#if>
<#if message.access?has_content>
<dt>Access</dt><dd><@parts.words of=message.access/></dd>
</#if>
<#if message.response.text?has_content>
<dt>Answered by</dt><dd><@parts.link to=message.response/></dd>
</#if>
<dt>Conformance</dt><dd>${message.conformance}</dd>
<dt>Java</dt><dd><code>${message.javaRecord}</code><#if message.javaMethod?has_content>, <code>${message.javaMethod}</code></#if>, <code>${message.javaConstant}</code></dd>
</dl>
<#if message.fields?has_content>
<@parts.fields of=message.fields id=message.anchor caption="Fields of " + message.name/>
<#else>
<p class="quiet">No fields.</p>
</#if>
</section>
</#list>
</#macro>
<@layout.page frame=frame>
<h1>${name} <span class="id">${id}</span></h1>
<#if summary?has_content>
<p class="lead">${summary}</p>
</#if>
<p>${sentence}</p>
<nav class="contents" aria-label="On this page">
<ul>
<#if features?has_content><li><a href="#features">Features ${features?size}</a></li></#if>
<#if attributes?has_content><li><a href="#attributes">Attributes ${attributes?size}</a></li></#if>
<#if commands?has_content><li><a href="#commands">Commands ${commands?size}</a></li></#if>
<#if events?has_content><li><a href="#events">Events ${events?size}</a></li></#if>
<#if types?has_content><li><a href="#types">Data types ${types?size}</a></li></#if>
<li><a href="#device-types">Device types ${deviceTypes?size}</a></li>
<li><a href="#releases">Releases ${releases?size}</a></li>
<#if history?has_content><li><a href="#history">History</a></li></#if>
<li><a href="#java">Java</a></li>
<#if survey.present><li><a href="#survey">Survey</a></li></#if>
</ul>
</nav>
<@parts.facts of=facts/>
<#if features?has_content>
<h2 id="features">Features</h2>
<@layout.table id="caption-features" caption="Bits of the FeatureMap">
<thead><tr><th scope="col">Bit</th><th scope="col">Code</th><th scope="col">Name</th><th scope="col">Conformance</th><th scope="col">What depends on it</th><th scope="col">Java</th></tr></thead>
<tbody>
<#list features as feature>
<tr id="${feature.anchor}">
<td class="number"><a class="anchor" href="#${feature.anchor}">${feature.bit}</a></td>
<td>${feature.code}</td>
<th scope="row">${feature.name}<#if feature.summary?has_content> <small>${feature.summary}</small></#if></th>
<td>${feature.conformance}</td>
<td><#list feature.dependants as dependant><@parts.link to=dependant/><#sep>, </#list></td>
<td><code>${feature.java}</code></td>
</tr>
</#list>
</tbody>
</@layout.table>
</#if>
<#if attributes?has_content>
<h2 id="attributes">Attributes</h2>
<@layout.table id="caption-attributes" caption="Attributes of " + name>
<thead><tr><th scope="col">Code</th><th scope="col">Name</th><th scope="col">Type</th><th scope="col">Range</th><th scope="col">Default</th><th scope="col">Qualities</th><th scope="col">Access</th><th scope="col">Conformance</th><th scope="col">Java</th></tr></thead>
<tbody>
<#list attributes as attribute>
<tr id="${attribute.anchor}">
<td class="number"><a class="anchor id" href="#${attribute.anchor}">${attribute.code}</a></td>
<th scope="row">${attribute.name}<#if attribute.summary?has_content> <small>${attribute.summary}</small></#if></th>
<td><@parts.type of=attribute.type/></td>
<td>${attribute.constraint}</td>
<td>${attribute.defaultValue}</td>
<td><@parts.words of=attribute.qualities/></td>
<td><@parts.words of=attribute.access/></td>
<td>${attribute.conformance}</td>
<td><code>${attribute.javaName}</code> <small><code>${attribute.javaType}</code></small> <small><code>${attribute.javaConstant}</code></small></td>
</tr>
</#list>
</tbody>
</@layout.table>
</#if>
<#if commands?has_content>
<h2 id="commands">Commands</h2>
<@messages of=commands noun="command"/>
</#if>
<#if events?has_content>
<h2 id="events">Events</h2>
<@messages of=events noun="event"/>
</#if>
<#if types?has_content>
<h2 id="types">Data types</h2>
<#list types as type>
<@parts.declared of=type/>
</#list>
</#if>
<h2 id="device-types">Device types</h2>
<#if deviceTypes?has_content>
<@layout.table id="caption-device-types" caption="Device types that require or allow this cluster">
<thead><tr><th scope="col">Id</th><th scope="col">Device type</th><th scope="col">Side</th><th scope="col">Conformance</th></tr></thead>
<tbody>
<#list deviceTypes as use>
<tr><td class="id">${use.id}</td><th scope="row"><@parts.link to=use.deviceType/></th><td>${use.side}</td><td>${use.conformance}</td></tr>
</#list>
</tbody>
</@layout.table>
<#else>
<p>No device type names this cluster.</p>
</#if>
<@parts.revisions releases=releases history=history/>
<h2 id="java">Java</h2>
<dl class="facts">
<dt>Package</dt><dd><code>${java.packageName}</code></dd>
<dt>Cluster</dt><dd><code>${java.className}</code></dd>
<dt>Client</dt><dd><code>${java.client}</code></dd>
<dt>Server</dt><dd><code>${java.server}</code></dd>
</dl>
<@parts.survey of=survey/>
</@layout.page>
