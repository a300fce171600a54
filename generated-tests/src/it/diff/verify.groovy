String log = new File(basedir, 'build.log').text.replace('\\', '/')

// Definitions of one's own: a cluster that only one side has is no error, and nothing of it is bad enough.
assert log.contains('[INFO] Wrote 1 report into target/own')
String own = new File(basedir, 'target/own/diff.md').getText('UTF-8')
assert own.startsWith('# From bundled, src/last to bundled, src/matter\n')
assert own.contains('attribute Bell (0x0001)')
assert own.contains('Doors can ring')
assert own.contains('cluster Gate (0xFFF1FC01)')
assert !own.contains('On/Off')

// Releases: reports are written, then the build fails.
assert log =~ /\[INFO\] \d+ changes from release 1\.0 to release 1\.6\.1/
assert log.contains('SOURCE-BREAKING')
assert log =~ /\[INFO\] Wrote 3 reports into target\/clusterwright-diff \(\d+ ms\)/
assert log =~ /Changes from release 1\.0 to release 1\.6\.1 are not allowed here: \d+ source-breaking \(failOn is source-breaking\)/
assert !log.contains('at dev.clusterwright')
File reports = new File(basedir, 'target/clusterwright-diff')
String json = new File(reports, 'diff.json').getText('UTF-8')
assert json.contains('"format" : "clusterwright-diff"')
assert json.contains('"name" : "Switch"')
assert new File(reports, 'diff.html').getText('UTF-8').contains('GroupKeySetStruct')
assert new File(reports, 'diff.md').isFile()

// As in the README.
String shown = '''\
SOURCE-BREAKING
cluster Group Key Management (0x003F)
  struct GroupKeySetStruct, field GroupKeySecurityPolicy (1)
    type: enum8 -> GroupKeySecurityPolicyEnum (also editorial)
      The same is sent; only the name of the type says more of it, or less. In Java,
        GroupKeySetStruct.groupKeySecurityPolicy() is GroupKeySecurityPolicyEnum and not int.
'''
for (String line : shown.readLines()) {
  assert log.contains('[INFO] ' + line + '\n') : line
}
