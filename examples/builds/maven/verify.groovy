def committed = new File(basedir, '../../../maven')
['customers', 'orders'].each { module ->
  def snapshot = "$module/loompq.json"
  assert new File(basedir, snapshot).text == new File(committed, snapshot).text
  assert new File(basedir, "$module/target/queries/index.html").exists()
}
assert !new File(basedir, 'build.log').text.contains('LPQ')
return true
