// The example is built as it stands there, from a copy.
File example = new File(basedir, '../../../../examples/light').canonicalFile
int lines = 0
for (String path : ['pom.xml', 'src/main/java/Light.java']) {
  File copy = new File(basedir, path)
  copy.parentFile.mkdirs()
  copy.bytes = new File(example, path).bytes
  lines += copy.readLines().size()
}
List<String> files = []
example.eachFileRecurse(groovy.io.FileType.FILES) { if (!it.path.contains("${File.separator}target${File.separator}")) files << it.name }
assert files.sort() == ['Light.java', 'pom.xml'] : 'an example is one POM and one program'
assert lines < 60 : "the example has ${lines} lines"
