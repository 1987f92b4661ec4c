String log = new File(basedir, 'build.log').text
assert log.contains('no comment')
assert log.contains('warnings found and -Werror specified')
