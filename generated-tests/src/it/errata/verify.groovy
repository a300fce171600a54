String log = new File(basedir, 'build.log').text.replace('\\', '/')
assert log.contains("""\
[INFO] definitions/errata.xml:2:3: note: Doors.xml: type of cluster/attributes/attribute[name=State] is set to 'uint8', as it has no type [errata]
[INFO] definitions/errata.xml:3:3: note: Doors.xml: cluster/commands/command[name=Slam] is removed, as it was never shipped [errata]
[INFO] definitions/errata.xml:4:3: note: Doors.xml: cluster/attributes gets 1 more [errata]
[INFO] Generated 1 cluster, 2 types in 3 files (3 changed) from unversioned definitions in """)

String doors = new File(basedir, 'target/generated-sources/clusterwright/matter/doors/Doors.java').text
assert doors.contains('Attribute<Integer> STATE')
assert doors.contains('Attribute<Boolean> BELL')
assert !doors.contains('SLAM')
assert new File(basedir, 'target/generated-sources/clusterwright/matter/doors/DoorsClient.java').isFile()
assert !new File(basedir, 'target/generated-sources/clusterwright/matter/doors/DoorsServer.java').exists()
