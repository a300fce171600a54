<#import "/docs/parts.md.ftl" as parts>
<#macro entries of heading note>
<#if of?has_content>

## ${heading}

| Id | Name | ${note} | Summary |
|---|---|---|---|
<#list of as entry>
| ${entry.id} | <@parts.link to=entry.name/> | ${entry.note} | ${entry.summary} |
</#list>
</#if>
</#macro>
# ${frame.heading}

${sentence}
<#if (releases?size > 1)>

Releases: <#list releases as release><#if release.current>${release.release.text}<#else><@parts.link to=release.release/></#if><#sep>, </#list>
</#if>
<@entries of=clusters heading="Clusters" note="Revision"/>
<@entries of=deviceTypes heading="Device types" note="Revision"/>
<@entries of=namespaces heading="Namespaces" note="Tags"/>

## Types

<@parts.link to=types/>: ${typeCount}
