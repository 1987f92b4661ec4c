String log = new File(basedir, 'build.log').text
assert log.contains('[rawtypes]')
assert log.contains('warnings found and -Werror specified')
