String log = new File(basedir, 'build.log').text
assert log.contains("[ERROR] definitions/Door.xml:3:5: error: the id of attribute 'State' is not a number: '0x0O00' [bad-number]. Write it in decimal, or in hexadecimal after 0x")
assert log.contains('1 error in cluster definitions, see above; nothing was written')
assert !log.contains('at dev.clusterwright')
assert !new File(basedir, 'target').exists()
