String log = new File(basedir, 'build.log').text
assert log =~ /Generated \d+ clusters, \d+ device types, \d+ types in \d+ files \(\d+ changed\) from release 1\.6\.1 in \d+ ms into target.generated-sources.clusterwright/
assert new File(basedir, 'target/classes/Example.class').isFile()
assert new File(basedir, 'target/classes/matter/groupkeymanagement/GroupKeyManagement.class').isFile()
