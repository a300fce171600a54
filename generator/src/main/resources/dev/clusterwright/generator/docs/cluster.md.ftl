<#import "/docs/parts.md.ftl" as parts>
<#macro messages of>
<#list of as message>

### <@parts.anchor id=message.anchor/>${message.code} ${message.name}
<#if message.summary?has_content>

${message.summary}
</#if>

| Fact | Value |
|---|---|
<#if message.direction?has_content>
| Direction | ${message.direction} |
</#if>
<#if message.priority?has_content>
| Priority | ${message.priority} |
</#if>
<#if message.access?has_content>
| Access | <@parts.words of=message.access/> |
</#if>
<#if message.response.text?has_content>
| Answered by | <@parts.link to=message.response/> |
</#if>
| Conformance | ${message.conformance} |
| Java | ${message.javaRecord}<#if message.javaMethod?has_content>, ${message.javaMethod}</#if>, ${message.javaConstant} |
<#if message.fields?has_content>
<@parts.fields of=message.fields/>
<#else>

No fields.
</#if>
</#list>
</#macro>
<@parts.trail frame=frame/>

# ${name} (${id})
<#if summary?has_content>

${summary}
</#if>

${sentence}

<@parts.facts of=facts/>
<#if features?has_content>

## Features

| Bit | Code | Name | Conformance | What depends on it | Java | Summary |
|---|---|---|---|---|---|---|
<#list features as feature>
| <@parts.anchor id=feature.anchor/>${feature.bit} | ${feature.code} | ${feature.name} | ${feature.conformance} | <#list feature.dependants as dependant><@parts.link to=dependant/><#sep>, </#list> | ${feature.java} | ${feature.summary} |
</#list>
</#if>
<#if attributes?has_content>

## Attributes

| Code | Name | Type | Range | Default | Qualities | Access | Conformance | Java | Summary |
|---|---|---|---|---|---|---|---|---|---|
<#list attributes as attribute>
| <@parts.anchor id=attribute.anchor/>${attribute.code} | ${attribute.name} | <@parts.type of=attribute.type/> | ${attribute.constraint} | ${attribute.defaultValue} | <@parts.words of=attribute.qualities/> | <@parts.words of=attribute.access/> | ${attribute.conformance} | ${attribute.javaName}: ${attribute.javaType}, ${attribute.javaConstant} | ${attribute.summary} |
</#list>
</#if>
<#if commands?has_content>

## Commands
<@messages of=commands/>
</#if>
<#if events?has_content>

## Events
<@messages of=events/>
</#if>
<#if types?has_content>

## Data types
<#list types as type>
<@parts.declared of=type/>
</#list>
</#if>

## Device types

<#if deviceTypes?has_content>
| Id | Device type | Side | Conformance |
|---|---|---|---|
<#list deviceTypes as use>
| ${use.id} | <@parts.link to=use.deviceType/> | ${use.side} | ${use.conformance} |
</#list>
<#else>
No device type names this cluster.
</#if>
<@parts.revisions releases=releases history=history/>

## Java

| What | Name |
|---|---|
| Package | ${java.packageName} |
| Cluster | ${java.className} |
| Client | ${java.client} |
| Server | ${java.server} |
<@parts.survey of=survey/>
