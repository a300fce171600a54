String log = new File(basedir, 'build.log').text
assert log.contains('Generated 2 clusters, 27 types in 29 files (29 changed) from release 1.6.1 in ')
assert !log.contains('[WARNING] src/main/matter')

// Nothing but the two clusters and their types.
File matter = new File(basedir, 'target/generated-sources/clusterwright/matter')
assert (matter.list() as Set) == ['onoff', 'poolheater'] as Set
assert (new File(matter, 'poolheater').list() as Set) == ['Frost', 'Heat', 'HeatResponse', 'HeatSourceEnum',
    'PoolHeater', 'PoolHeaterClient', 'PoolHeaterServer', 'ProgramStruct', 'PumpBitmap', 'package-info'].collect { it + '.java' } as Set

// An extension adds its types, and to the cluster's class, client and server; whatever else there is stays as it was.
File standard = new File(basedir, 'target/standard/standard/onoff')
assert (new File(matter, 'onoff').list() as Set) - (standard.list() as Set) ==
    ['Faulty.java', 'Forget.java', 'LampFaultEnum.java'] as Set
standard.eachFile { file ->
  String before = file.text.replace('package standard.', 'package matter.')
  String after = new File(matter, 'onoff/' + file.name).text
  if (file.name == 'OnOff.java') {
    String[] members = before.split('\n\n').findAll { it.contains('        /**') }
    assert members.length == 5 + 6 // attributes and commands
    members.each { assert after.contains(it) : it }
  } else if (file.name in ['OnOffClient.java', 'OnOffServer.java']) {
    String[] handles = (before - ~/}\n$/).split('\n\n').findAll { it.contains('    /**') }
    assert handles.length >= 5 + 6
    handles.each { assert after.contains(it) : it }
    assert after.contains(' forget(')
  } else {
    assert after == before : file.name
  }
}

File runtime = new File(localRepositoryPath, 'dev/clusterwright/clusterwright-runtime/0.1.0-SNAPSHOT/clusterwright-runtime-0.1.0-SNAPSHOT.jar')
String path = new File(basedir, 'target/classes').path + File.pathSeparator + runtime
Process program = [System.getProperty('java.home') + '/bin/java', '-cp', path, 'Example'].execute()
assert program.text.normalize() == '''\
19 bytes: ProgramStruct[label=Sundays, target=null, source=null, weekdays=[7], until=absent]
24 bytes: ProgramStruct[label=Sundays, target=null, source=Gas, weekdays=[7], until=null]
22 bytes: ProgramStruct[label=Sundays, target=null, source=null, weekdays=[7], until=60]
2 bytes: Running | 0xa
8 bytes: Forget[fault=Flooded, since=5]
Heat needs MANAGE, answered by [Minutes (0): uint16]
Programs is read with VIEW, written with MANAGE
2 [Water, Pump, Programs] [Frost]
0x00000000 OnOff bool
0x00004000 GlobalSceneControl bool
0x00004001 OnTime uint16
0x00004002 OffWaitTime uint16
0x00004003 StartUpOnOff StartUpOnOffEnum
0xFFF10000 Fault LampFaultEnum
[Off, On, Toggle, OffWithEffect, OnWithRecallGlobalScene, OnWithTimedOff, Forget]
0xFFF10000 Forget needs MANAGE
[Faulty]
'''
