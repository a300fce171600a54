<#macro link to><#if to.href?has_content>[${to.text}](${to.href?no_esc})<#else>${to.text}</#if></#macro>

<#macro type of>${of.before}<@link to=of.name/>${of.after}</#macro>

<#macro words of><#list of as word>${word}<#sep>, </#list></#macro>

<#macro anchor id><a id="${id}"></a></#macro>

<#macro crumb to>[${to.text}](${to.href?no_esc})</#macro>

<#macro trail frame>
<#list frame.trail as link><@crumb to=link/> / </#list>${frame.heading}
</#macro>

<#macro facts of>
| Fact | Value |
|---|---|
<#list of as fact>
| ${fact.name} | ${fact.value} |
</#list>
<#nested>
</#macro>

<#macro revisions releases history>

## Releases

| Release | Revision |
|---|---|
<#list releases as release>
| <#if release.current>${release.release.text} (this page)<#else><@link to=release.release/></#if> | ${release.revision} |
</#list>
<#if history?has_content>

## Revision history

| Revision | Change |
|---|---|
<#list history as revision>
| ${revision.number} | ${revision.summary} |
</#list>
</#if>
</#macro>

<#macro fields of>

| Tag | Name | Type | Range | Default | Qualities | Conformance | Java | Summary |
|---|---|---|---|---|---|---|---|---|
<#list of as field>
| <@anchor id=field.anchor/>${field.code} | ${field.name} | <@type of=field.type/> | ${field.constraint} | ${field.defaultValue} | <@words of=field.qualities + field.access/> | ${field.conformance} | ${field.javaName}: ${field.javaType} | ${field.summary} |
</#list>
</#macro>

<#macro declared of>

### <@anchor id=of.anchor/>${of.name}

${of.kind?cap_first}. Java: ${of.java}
<#if of.values?has_content>

| ${of.valueHeading} | Name | Conformance | Java | Summary |
|---|---|---|---|---|
<#list of.values as value>
| <@anchor id=value.anchor/>${value.number} | ${value.name} | ${value.conformance} | ${value.java} | ${value.summary} |
</#list>
</#if>
<#if of.fields?has_content>
<@fields of=of.fields/>
</#if>
</#macro>

<#macro survey of>
<#if of.present>

## Devices in the survey

${of.sentence}
<#if of.devices?has_content>

<#list of.devices + of.more as device>
- ${device.product} (${device.vendor})
</#list>
</#if>
</#if>
</#macro>
