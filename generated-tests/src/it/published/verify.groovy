import java.lang.module.ModuleFinder
import java.util.zip.ZipFile
import javax.xml.parsers.DocumentBuilderFactory
import org.w3c.dom.Element

String version = '0.1.0-SNAPSHOT'
Map<String, String> modules = [
  'clusterwright-definitions' : 'dev.clusterwright.definitions',
  'clusterwright-runtime'     : 'dev.clusterwright.runtime',
  'clusterwright-maven-plugin': 'dev.clusterwright.generator',
  'clusterwright-clusters'    : 'dev.clusterwright.clusters'
]
File sources = new File(basedir, '../../../..').canonicalFile
Closure<File> published = { String artifact, String end ->
  new File(localRepositoryPath, "dev/clusterwright/${artifact}/${version}/${artifact}-${version}${end}")
}
// What goes along is not in that repository, but where it was made.
Map<String, String> folders = modules.collectEntries { artifact, module -> [artifact, artifact - 'clusterwright-'] }
folders['clusterwright-maven-plugin'] = 'generator'
Closure<File> made = { String artifact, String end ->
  new File(sources, "${folders[artifact]}/target/${artifact}-${version}${end}")
}
Closure<Element> xml = { File file -> DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file).documentElement }
Closure<Element> child = { Element parent, String name ->
  parent?.childNodes?.find { it instanceof Element && it.tagName == name } as Element
}
Closure<String> text = { Element pom, String path ->
  path.split('/').inject(pom) { Element element, String name -> child(element, name) }?.textContent?.trim()
}

// POMs: all that Maven Central demands, of their own or inherited.
String inherited = ['url', 'inceptionYear', 'licenses/license/name', 'licenses/license/url', 'developers/developer/name',
    'scm/connection', 'scm/developerConnection', 'scm/url', 'issueManagement/url'].join(' ')
Element top = xml(published('clusterwright-bom', '.pom'))
inherited.split(' ').each { assert text(top, it) : "the POM of all POMs has no ${it}" }
assert child(top, 'parent') == null : 'who imports the BOM would import what its parent manages'
(modules.keySet() + ['clusterwright-bom', 'clusterwright-parent']).each { artifact ->
  Element pom = xml(published(artifact, '.pom'))
  ['modelVersion', 'artifactId', 'name', 'description'].each { assert text(pom, it) : "${artifact} has no ${it}" }
  if (artifact != 'clusterwright-bom') {
    String parent = artifact == 'clusterwright-parent' ? 'clusterwright-bom' : 'clusterwright-parent'
    assert text(pom, 'parent/artifactId') == parent
    // Else they would replace what they inherit.
    ['url', 'licenses', 'developers', 'scm'].each { assert child(pom, it) == null : "${artifact} has its own ${it}" }
  }
}

// The BOM manages what is published; the rest is not deployed.
List<Element> managed = child(child(top, 'dependencyManagement'), 'dependencies').childNodes.findAll { it instanceof Element }
assert managed.collect { text(it, 'artifactId') } as Set == modules.keySet()
child(xml(new File(sources, 'pom.xml')), 'modules').childNodes.findAll { it instanceof Element }.each {
  Element pom = xml(new File(sources, "${it.textContent}/pom.xml"))
  String artifact = text(pom, 'artifactId')
  assert artifact == 'clusterwright-bom' || modules.containsKey(artifact) != (text(pom, 'properties/maven.deploy.skip') == 'true') : artifact
}

// Jars: their names as modules, their licence, and nothing else.
Closure<Set<String>> files = { File file ->
  new ZipFile(file).withCloseable { jar -> jar.entries().findAll { !it.directory }*.name as TreeSet }
}
Closure<byte[]> bytes = { File file, String name ->
  new ZipFile(file).withCloseable { jar -> jar.getInputStream(jar.getEntry(name)).bytes }
}
modules.each { artifact, module ->
  File jar = published(artifact, '.jar')
  def descriptor = ModuleFinder.of(jar.toPath()).findAll().first().descriptor()
  assert descriptor.name() == module
  assert descriptor.automatic == (artifact != 'clusterwright-runtime')
  ['LICENSE', 'NOTICE'].each {
    assert bytes(jar, 'META-INF/' + it) == new File(sources, it).bytes
    assert bytes(made(artifact, '-sources.jar'), 'META-INF/' + it) == new File(sources, it).bytes
  }
  Set<String> names = files(jar)
  Set<String> classes = names.findAll { it.endsWith('.class') && it != 'module-info.class' }
  assert classes.isEmpty() == (artifact == 'clusterwright-definitions')
  assert classes.every { it.startsWith('dev/clusterwright/') && !(it =~ /Test(s|\$.*)?\.class$/) }
  Set<String> others = names - classes
  assert others.findAll {
    !(it =~ '^META-INF/(MANIFEST.MF|LICENSE|NOTICE|maven/.*)$|^module-info.class$')
        && !(artifact == 'clusterwright-definitions' && it =~ '^META-INF/clusterwright/[0-9.]+/[a-z_]+/[A-Za-z0-9-]+\\.xml$')
        && !(artifact == 'clusterwright-maven-plugin'
            && it =~ '^META-INF/m2e/lifecycle-mapping-metadata\\.xml$|^dev/clusterwright/generator/[a-z]+/[a-z.-]+\\.(ftl|css|js)$')
  }.isEmpty() : others

  // Each class has its source, and sources are all that is there.
  Set<String> sourceFiles = files(made(artifact, '-sources.jar'))
  assert classes.findAll { !it.contains('$') && !sourceFiles.contains(it - ~/class$/ + 'java') }.isEmpty()
  assert sourceFiles.findAll { it.contains('/.') || it.startsWith('.') }.isEmpty()

  // Only the profile "release" makes them.
  File documentation = made(artifact, '-javadoc.jar')
  if (documentation.exists()) {
    Set<String> pages = files(documentation)
    assert pages.contains(artifact == 'clusterwright-definitions' ? 'SOURCES.md' : 'index.html')
    assert pages.any { it =~ '/OnOffClient.html$' } == (artifact == 'clusterwright-clusters')
  }
}

// A program in a module of its own finds them.
List<File> path = [new File(basedir, 'target/classes')]
path += ['clusterwright-runtime', 'clusterwright-clusters'].collect { published(it, '.jar') }
['org/bouncycastle/bcprov-jdk18on', 'com/h2database/h2-mvstore', 'org/jspecify/jspecify'].each {
  new File(localRepositoryPath, it).eachFileRecurse { if (it.name.endsWith('.jar')) path << it }
}
Process program = [System.getProperty('java.home') + '/bin/java', '-p', path.join(File.pathSeparator),
    '-m', 'com.example.controller/com.example.controller.Controller'].execute()
assert program.text.normalize() == 'On/Off module dev.clusterwright.runtime module dev.clusterwright.clusters\n' : program.err.text
