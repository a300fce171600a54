import java.nio.charset.Charset

// A vendor's definitions beside the bundled ones.
File matter = new File(basedir, 'here/src/main/matter')
matter.mkdirs()
new File(matter, 'pool-heater.xml').bytes = new File(basedir, '../../../src/it/vendor/src/main/matter/pool-heater.xml').bytes

// The same in another folder; its name has what the system can write of this.
String there = 'elsewhere \u00fc \u0663'
if (!Charset.forName(System.getProperty('sun.jnu.encoding')).newEncoder().canEncode(there)) {
  there = 'elsewhere 3'
}
new File(basedir, 'there.properties').withOutputStream { stream ->
  Properties properties = new Properties()
  properties.setProperty('place', there)
  properties.store(stream, null)
}
['pom.xml', 'src/main/matter/pool-heater.xml'].each {
  File copy = new File(basedir, "${there}/${it}")
  copy.parentFile.mkdirs()
  copy.bytes = new File(basedir, "here/${it}").bytes
}
true
