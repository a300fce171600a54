<#import "/docs/parts.md.ftl" as parts>
<@parts.trail frame=frame/>

# ${name} (${id})

${sentence}

Java: ${java}

| Id | Tag | Meaning | Java |
|---|---|---|---|
<#list tags as tag>
| <@parts.anchor id=tag.anchor/>${tag.id} | ${tag.name} | ${tag.description} | ${tag.java} |
</#list>
