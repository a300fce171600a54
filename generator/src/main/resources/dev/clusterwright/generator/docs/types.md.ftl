<#import "/docs/parts.md.ftl" as parts>
<@parts.trail frame=frame/>

# Global types

${frame.description}

## Base types

| Name | Kind | Range | Java |
|---|---|---|---|
<#list bases as base>
| <@parts.anchor id=base.anchor/>${base.name} | ${base.kind} | ${base.range} | ${base.java} |
</#list>
<#if globals?has_content>

## Shared types
<#list globals as type>
<@parts.declared of=type/>
</#list>
</#if>
<#if borrowed?has_content>

## Types of other clusters
<#list borrowed as type>
<@parts.declared of=type/>
</#list>
</#if>
