String log = new File(basedir, 'build.log').text.replace('\\', '/')
assert log.contains("The executions 'one' and 'two' both generate into target/generated-sources/clusterwright; give one of them an outputDirectory of its own")
assert new File(basedir, 'target/generated-sources/clusterwright/matter/operationalcredentials/AddNOC.java').isFile()
