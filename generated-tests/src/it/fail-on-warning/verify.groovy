String log = new File(basedir, 'build.log').text
assert log.contains("[WARNING] definitions/Door.xml:3:5: warning: the type of attribute 'State' is unknown: 'unit8'; its values are kept as they are encoded [unknown-type]. Did you mean 'uint8'?")
assert log.contains('1 warning in cluster definitions, and failOnWarning is set, see above; nothing was written')
assert !log.contains('at dev.clusterwright')
assert !new File(basedir, 'target').exists()
