<#import "/docs/page.html.ftl" as layout>
<#import "/docs/parts.html.ftl" as parts>
<#macro elements of id>
<@layout.table id="caption-" + id + "-" + of.anchor caption="What it says of " + of.cluster.text>
<thead><tr><th scope="col">Element</th><th scope="col">Code</th><th scope="col">Name</th><th scope="col">Conformance</th><th scope="col">Range</th></tr></thead>
<tbody>
<#list of.elements as element>
<tr><td>${element.kind}</td><td class="number">${element.code}</td><th scope="row"><@parts.link to=element.name/></th><td>${element.conformance}</td><td>${element.constraint}</td></tr>
</#list>
</tbody>
</@layout.table>
</#macro>
<#macro clustersOf of caption id>
<@layout.table id="caption-" + id caption=caption>
<thead><tr><th scope="col">Id</th><th scope="col">Cluster</th><th scope="col">Side</th><th scope="col">Conformance</th><th scope="col">Notes</th></tr></thead>
<tbody>
<#list of as requirement>
<tr id="${requirement.anchor}"><td class="number"><a class="anchor id" href="#${requirement.anchor}">${requirement.id}</a></td><th scope="row"><@parts.link to=requirement.cluster/></th><td>${requirement.side}</td><td>${requirement.conformance}</td><td><#if requirement.singleton>on one endpoint of a node only</#if></td></tr>
</#list>
</tbody>
</@layout.table>
<#list of as requirement>
<#if requirement.elements?has_content>
<@elements of=requirement id=id/>
</#if>
</#list>
</#macro>
<@layout.page frame=frame>
<h1>${name} <span class="id">${id}</span></h1>
<p>${sentence}</p>
<@parts.facts of=facts>
<#if superset.text?has_content>
<dt>Superset of</dt><dd><@parts.link to=superset/></dd>
</#if>
<dt>Java</dt><dd><code>${java}</code></dd>
</@parts.facts>
<#if conditions?has_content>
<h2 id="conditions">Conditions</h2>
<dl class="facts">
<#list conditions as condition>
<dt id="${condition.anchor}">${condition.name}</dt><dd>${condition.summary}</dd>
</#list>
</dl>
</#if>
<#if neededConditions?has_content>
<h2 id="needed-conditions">Conditions that have to be so</h2>
<@layout.table id="caption-needed-conditions" caption="Conditions of other device types">
<thead><tr><th scope="col">Condition</th><th scope="col">Device type</th><th scope="col">Conformance</th></tr></thead>
<tbody>
<#list neededConditions as needed>
<tr><th scope="row">${needed.condition}</th><td><@parts.link to=needed.deviceType/></td><td>${needed.conformance}</td></tr>
</#list>
</tbody>
</@layout.table>
</#if>
<h2 id="clusters">Clusters</h2>
<#if requirements?has_content>
<@clustersOf of=requirements caption="Clusters of an endpoint with this device type" id="clusters"/>
<#else>
<p>It names no cluster.</p>
</#if>
<#if components?has_content>
<h2 id="components">Endpoints below</h2>
<@layout.table id="caption-components" caption="Device types of endpoints below">
<thead><tr><th scope="col">Id</th><th scope="col">Device type</th><th scope="col">Conformance</th><th scope="col">How many</th></tr></thead>
<tbody>
<#list components as component>
<tr><td class="id">${component.id}</td><th scope="row"><@parts.link to=component.deviceType/></th><td>${component.conformance}</td><td>${component.count}</td></tr>
</#list>
</tbody>
</@layout.table>
<#list components as component>
<#if component.requirements?has_content>
<h3>Clusters of ${component.deviceType.text} there</h3>
<@clustersOf of=component.requirements caption="Beyond what it requires anyway" id="component-" + component?index/>
</#if>
</#list>
</#if>
<@parts.revisions releases=releases history=history/>
<@parts.survey of=survey/>
</@layout.page>
