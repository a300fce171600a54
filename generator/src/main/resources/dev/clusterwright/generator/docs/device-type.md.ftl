<#import "/docs/parts.md.ftl" as parts>
<#macro clustersOf of>

| Id | Cluster | Side | Conformance | Notes |
|---|---|---|---|---|
<#list of as requirement>
| <@parts.anchor id=requirement.anchor/>${requirement.id} | <@parts.link to=requirement.cluster/> | ${requirement.side} | ${requirement.conformance} | <#if requirement.singleton>on one endpoint of a node only</#if> |
</#list>
<#list of as requirement>
<#if requirement.elements?has_content>

What it says of ${requirement.cluster.text} (${requirement.side}):

| Element | Code | Name | Conformance | Range |
|---|---|---|---|---|
<#list requirement.elements as element>
| ${element.kind} | ${element.code} | <@parts.link to=element.name/> | ${element.conformance} | ${element.constraint} |
</#list>
</#if>
</#list>
</#macro>
<@parts.trail frame=frame/>

# ${name}<#if id?has_content> (${id})</#if>

${sentence}

<@parts.facts of=facts>
<#if superset.text?has_content>
| Superset of | <@parts.link to=superset/> |
</#if>
| Java | ${java} |
</@parts.facts>
<#if conditions?has_content>

## Conditions

<#list conditions as condition>
- <@parts.anchor id=condition.anchor/>${condition.name}<#if condition.summary?has_content>: ${condition.summary}</#if>
</#list>
</#if>
<#if neededConditions?has_content>

## Conditions that have to be so

| Condition | Device type | Conformance |
|---|---|---|
<#list neededConditions as needed>
| ${needed.condition} | <@parts.link to=needed.deviceType/> | ${needed.conformance} |
</#list>
</#if>

## Clusters
<#if requirements?has_content>
<@clustersOf of=requirements/>
<#else>

It names no cluster.
</#if>
<#if components?has_content>

## Endpoints below

| Id | Device type | Conformance | How many |
|---|---|---|---|
<#list components as component>
| ${component.id} | <@parts.link to=component.deviceType/> | ${component.conformance} | ${component.count} |
</#list>
<#list components as component>
<#if component.requirements?has_content>

### Clusters of ${component.deviceType.text} there
<@clustersOf of=component.requirements/>
</#if>
</#list>
</#if>
<@parts.revisions releases=releases history=history/>
<@parts.survey of=survey/>
