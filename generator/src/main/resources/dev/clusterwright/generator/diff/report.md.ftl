# From ${older} to ${newer}

<#if total == 0>
Nothing changed.
<#else>
${total} <#if total == 1>change<#else>changes</#if>. One can be of several classes, and stands with the worst of them.

| Class | Changes | Meaning |
|---|---:|---|
<#list groups as group>
| ${group.name} | ${group.count} | ${group.meaning} |
</#list>
<#list groups as group>
<#if group.subjects?has_content>

## ${group.name?cap_first}
<#list group.subjects as subject>

### ${subject.name}

| Element | What | Before | After | Why |
|---|---|---|---|---|
<#list subject.rows as row>
| ${row.element} | ${row.what}<#list row.also as class> (also ${class})</#list> | ${row.before} | ${row.after} | ${row.reason} |
</#list>
</#list>
</#if>
</#list>
<#if histories?has_content>

## What the definitions say of their revisions
<#list histories as history>

### ${history.name}, revision ${history.older} to ${history.newer}

<#list history.notes as note>
- ${note.revision}<#if note.text?has_content>: ${note.text}</#if>
</#list>
</#list>
</#if>
</#if>
