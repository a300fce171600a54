String log = new File(basedir, 'build.log').text
assert log.contains('Generated 1 cluster, 3 device types')
assert log.readLines().contains('on: true')
assert !log.contains('[WARNING]')
