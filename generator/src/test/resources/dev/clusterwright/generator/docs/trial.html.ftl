<#import "/docs/page.html.ftl" as frame>
<@frame.document title=title>
<h1>${title}</h1>
<p title="${title}">${title}</p>
<p title='${title}'>${number}</p>
</@frame.document>
