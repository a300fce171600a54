<#-- The frame of every page. `style` and `styleHash` come with Templates. -->

<#-- A page that is whole by itself: the style is within, and there is no script. -->
<#macro document title description="">
<!DOCTYPE html>
<html lang="en">
<head>
<@meta title=title description=description policy="default-src 'none'; style-src '" + styleHash + "'; base-uri 'none'; form-action 'none'"/>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<main id="content" tabindex="-1">
<#nested>
</main>
</body>
</html>
</#macro>

<#-- A page of the site. `site` and `home` are the ways from the page's folder to the site's and to the release's, such as "../../" and "../". -->
<#macro page frame>
<!DOCTYPE html>
<html lang="en" data-home="${frame.home}">
<head>
<@meta title=frame.title description=frame.description policy="default-src 'none'; style-src 'self' file:; script-src 'self' file:; base-uri 'none'; form-action 'none'"/>
<link rel="stylesheet" href="${frame.site}style.css">
<script src="${frame.home}search-index.js" defer></script>
<script src="${frame.site}search.js" defer></script>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="site">
<p class="brand"><a href="${frame.home}index.html">Matter reference <span>${frame.release}</span></a></p>
<div role="search" id="search" hidden>
<label for="search-text">Search</label>
<input id="search-text" type="search" autocomplete="off" spellcheck="false" placeholder="Name or id, such as KeySetRead" aria-describedby="search-status">
<p id="search-status" role="status"></p>
<ol id="search-results" aria-label="Search results" hidden></ol>
</div>
</header>
<#if frame.trail?has_content>
<nav class="trail" aria-label="Where this page is">
<ol>
<#list frame.trail as link>
<li><a href="${link.href}">${link.text}</a></li>
</#list>
<li aria-current="page">${frame.heading}</li>
</ol>
</nav>
</#if>
<main id="content" tabindex="-1">
<#nested>
</main>
<footer>
<p>Made by Clusterwright from Matter definitions<#if frame.release?has_content>, release ${frame.release}</#if>.</p>
</footer>
</body>
</html>
</#macro>

<#macro meta title description policy>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Clusterwright">
<#if description?has_content>
<meta name="description" content="${description}">
</#if>
<title>${title}</title>
</#macro>

<#-- A table that scrolls by itself where it is wider than the page. `id` names its caption. -->
<#macro table id caption class="">
<div class="table" role="region" aria-labelledby="${id}" tabindex="0">
<table<#if class?has_content> class="${class}"</#if>>
<caption id="${id}">${caption}</caption>
<#nested>
</table>
</div>
</#macro>
