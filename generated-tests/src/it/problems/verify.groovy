String log = new File(basedir, 'build.log').text
assert log.contains("[ERROR] definitions/Door.xml:3:5: error: the type of attribute 'State' is unknown: 'unit8' [unknown-type]. Did you mean 'uint8'?")
assert log.contains('1 error in cluster definitions, see above; nothing was written')
assert !log.contains('at dev.clusterwright')
assert !new File(basedir, 'target').exists()
