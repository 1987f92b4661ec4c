package golden;

import org.loompq.Query;

interface WrongSql {

  @Query("")
  int empty();

  @Query(" -- only a comment\n ; ")
  int onlyComment();

  @Query("SELECT 1; SELECT 2")
  int several();

  @Query("SELECT 'abc")
  int string();

  @Query("SELECT \"abc")
  int identifier();

  @Query("SELECT /* abc /* */")
  int comment();

  @Query("SELECT $x$ abc $$")
  int dollar();

  @Query("SELECT $1 + $2")
  int positional(int a, int b);

  @Query("SELECT 1;")
  int fine();

  @Query("SELECT '\0'")
  String nul();

  @Query(
      """
      SELECT 1
      FROM t WHERE a = 'abc
      """)
  int secondLine();
}
