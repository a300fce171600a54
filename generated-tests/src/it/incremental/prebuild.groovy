import java.nio.charset.Charset

// A folder as people call theirs, where the system's locale allows for it.
String name = 'Mein Gerät 日本'
if (!Charset.forName(System.getProperty('sun.jnu.encoding')).newEncoder().canEncode(name)) {
  name = 'My device'
}
assert new File(basedir, 'app').renameTo(new File(basedir, name))
File pom = new File(basedir, 'pom.xml')
pom.setText(pom.getText('UTF-8').replace('>app<', ">${name}<"), 'UTF-8')
