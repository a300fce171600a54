import groovy.io.FileType

Properties properties = new Properties()
new File(basedir, 'there.properties').withInputStream { properties.load(it) }
List<File> targets = [new File(basedir, 'here/target'), new File(basedir, properties.getProperty('place') + '/target')]

// Hashes of the code, by path. What the plugin remembers of where it was is not code.
List<Map<String, String>> code = targets.collect { target ->
  Map<String, String> hashes = new TreeMap<>()
  new File(target, 'generated-sources/clusterwright').eachFileRecurse(FileType.FILES) {
    if (!it.name.startsWith('._')) hashes[target.toPath().relativize(it.toPath()).toString()] = it.bytes.digest('SHA-256')
  }
  hashes
}
assert code[0].size() > 60
Set<String> differing = (code[0].keySet() + code[1].keySet()).findAll { code[0][it] != code[1][it] }
assert differing.isEmpty()

List<String> differingJars = ['device-1.jar', 'device-1-sources.jar'].findAll {
  new File(targets[0], it).bytes.digest('SHA-256') != new File(targets[1], it).bytes.digest('SHA-256')
}
assert differingJars.isEmpty()
