String log = new File(basedir, 'build.log').text
assert log.contains('Generated 3 clusters, 2 device types, 1 namespace, 20 types in 25 files (25 changed) from release 1.6.1 in ')

File runtime = new File(localRepositoryPath, 'dev/clusterwright/clusterwright-runtime/0.1.0-SNAPSHOT/clusterwright-runtime-0.1.0-SNAPSHOT.jar')
String path = new File(basedir, 'app/target/classes').path + File.pathSeparator + runtime
Process program = [System.getProperty('java.home') + '/bin/java', '-cp', path, 'Example'].execute()
assert program.text.normalize() == '''\
[Humidity]
[StateValue, Confidence]
Switch Greenhouse Roof Herbs
'''
