// The first build is over; this goes on with a developer's day.
File app = basedir.listFiles().find { new File(it, 'matter').isDirectory() }
File door = new File(app, 'matter/Door.xml')
File lamp = new File(app, 'matter/Lamp.xml')
File all = new File(app, 'target/generated-sources/clusterwright/matter')
boolean windows = System.getProperty('os.name').startsWith('Windows')

/** Builds again with the Maven of the first build, offline; what it says. */
def build = { boolean succeeds, String... goals ->
  List<String> command = [new File(mavenHome, windows ? 'bin/mvn.cmd' : 'bin/mvn').path, '-B', '-o', '-T', '2',
      '-s', settings,
      '-Dmaven.repo.local=' + localRepositoryPath.path, *goals]
  ProcessBuilder builder = new ProcessBuilder(command).directory(basedir).redirectErrorStream(true)
  builder.environment().put('JAVA_HOME', System.getProperty('java.home'))
  builder.environment().keySet().removeAll(['MAVEN_HOME', 'M2_HOME'])
  Process process = builder.start()
  String log = process.inputStream.getText('UTF-8').normalize().replace('\\', '/')
  new File(basedir, 'build.log').append('\n' + command.join(' ') + '\n' + log, 'UTF-8')
  assert (process.waitFor() == 0) == succeeds : log
  return log
}
def times = {
  Map<String, Long> found = [:]
  basedir.eachFileRecurse { if (it.isFile() && it.name.endsWith('.java')) found[it.path] = it.lastModified() }
  return found
}
/** Has everything that was generated lie there for long; the manifests, which are written last, not quite so long. */
def age = {
  basedir.eachFileRecurse {
    if (it.name.endsWith('.java')) it.setLastModified(1_600_000_000_000L)
    if (it.name == '._clusterwright') it.setLastModified(1_600_000_001_000L)
  }
}
def generated = { String log -> log.count('] Generated ') }
def nothingToDo = { String log -> log.count('] Nothing to do: ') }

String first = new File(basedir, 'build.log').getText('UTF-8')
assert first.contains('Apache Maven ' + mavenVersion) : first
assert first.contains('] Valid: 2 clusters, 0 device types, 0 namespaces of unversioned definitions')
assert generated(first) == 5
assert new File(all, 'door/Door.java').isFile()
assert new File(app, 'target/lamp only/lamp/only/lamp/Lamp.java').isFile()
assert !new File(app, 'target/lamp only/lamp/only/door').exists()
assert new File(app, 'target/generated-test-sources/clusterwright/matter/onoff/OnOff.java').isFile()
assert new File(basedir, 'bench/target/generated-sources/clusterwright/matter/onoff/OnOff.java').isFile()
assert new File(basedir, 'bench/target/generated-test-sources/clusterwright/matter/onoff/OnOff.java').isFile()

// Nothing is to be done.
age()
Map<String, Long> before = times()
String log = build(true, 'generate-test-sources')
assert [generated(log), nothingToDo(log)] == [0, 5]
assert times() == before

// One definition is edited: only what is of it is written.
lamp.text = lamp.text.replace('uint8', 'uint16')
log = build(true, 'generate-test-sources')
assert [generated(log), nothingToDo(log)] == [2, 3]
assert log.count(' (3 changed) ') == 2
Set<String> written = times().findAll { path, time -> time != before[path] }.keySet()
assert written.every { it.replace('\\', '/').contains('/lamp/Lamp') } && written.size() == 6

// One is deleted, and something that was generated is: the one takes its code along, the other comes back.
assert door.delete()
assert new File(all, 'lamp/LampClient.java').delete()
log = build(true, 'generate-test-sources')
assert log.contains('] Generated 1 cluster, 3 types in 4 files (1 changed) ')
assert !new File(all, 'door').exists()
assert new File(all, 'lamp/LampClient.java').isFile()
assert nothingToDo(log) == 3 // other definitions may mean other code also where they are not asked for

// One is broken: a line says where, from where Maven was started; nothing is written.
before = times()
String good = lamp.text
lamp.text = good.replace('0x0000', '0x0O00')
log = build(false, 'generate-test-sources')
assert log.contains('[ERROR] ' + (app.name.contains(' d') ? app.name : '')) // see prebuild.groovy
assert log.contains("/matter/Lamp.xml:3:5: error: the id of attribute 'Level' is not a number: '0x0O00' [bad-number].")
assert !log.contains(app.path.replace('\\', '/') + '/matter/Lamp.xml:')
assert log.contains('1 error in cluster definitions, see above; nothing was written')
assert !log.contains('\tat ')
assert times() == before

// It is mended, but comes back with the line ends of another system.
lamp.bytes = good.replace('\n', '\r\n').bytes
log = build(true, 'generate-test-sources')
assert [generated(log), nothingToDo(log), log.count(' (0 changed) ')] == [2, 3, 2]
assert times() == before
assert nothingToDo(build(true, 'generate-test-sources')) == 5

// Whoever asks gets an answer that fits a terminal.
log = build(true, 'dev.clusterwright:clusterwright-maven-plugin:0.1.0-SNAPSHOT:help', '-Ddetail', '-Dgoal=generate', '-N')
assert log.contains('''
    failOnWarning (Default: false)
      Fails if there is a warning: a warning says what had to be assumed.
''')
String help = log.substring(log.indexOf('clusterwright:generate')) // before it, newer JDKs warn of old Mavens
assert help.readLines().findAll { !it.startsWith('[INFO]') }.every { it.length() <= 80 && !it.contains('<') }
