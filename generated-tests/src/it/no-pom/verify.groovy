String log = new File(basedir, 'build.log').text
assert log =~ /Generated 2 clusters, .* from release 1\.0 in \d+ ms into out/
assert new File(basedir, 'out/com/example/groupkeymanagement/GroupKeySecurityPolicy.java').isFile()
assert new File(basedir, 'out/com/example/operationalcredentials/AddNOC.java').isFile()
assert new File(basedir, 'out/com/example/operationalcredentials/OperationalCredentialsServer.java').isFile()
assert !new File(basedir, 'out/com/example/operationalcredentials/OperationalCredentialsClient.java').exists()
