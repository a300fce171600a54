String log = new File(basedir, 'build.log').text
assert log =~ /Generated 2 clusters, .* from release 1\.0 in \d+ ms into out/
assert new File(basedir, 'out/com/example/groupkeymanagement/GroupKeySecurityPolicy.java').isFile()
assert new File(basedir, 'out/com/example/operationalcredentials/AddNOC.java').isFile()
assert new File(basedir, 'out/com/example/operationalcredentials/OperationalCredentialsServer.java').isFile()
assert !new File(basedir, 'out/com/example/operationalcredentials/OperationalCredentialsClient.java').exists()

assert log =~ /Made pages of 4 clusters, .* of release 1\.6\.1, release 1\.0 with 1 surveyed device: \d+ files \(\d+ changed\) in \d+ ms into target.clusterwright-docs/
File pages = new File(basedir, 'target/clusterwright-docs')
assert new File(pages, 'index.html').isFile()
String page = new File(pages, '1.6.1/clusters/0x003E-operational-credentials.html').getText('UTF-8')
assert page.contains('1 device in the survey')
assert page.contains('Lamp')
assert page.contains('com.example.operationalcredentials')
assert new File(pages, 'markdown/1.0/clusters/0x003F-group-key-management.md').isFile()
