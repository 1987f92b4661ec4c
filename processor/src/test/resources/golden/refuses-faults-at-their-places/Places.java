package golden;

import org.loompq.CopyIn;
import org.loompq.Query;
import java.util.List;

interface Places {

  String COLUMNS = "SELECT :here";
  String HELD = COLUMNS + ", " + Fragments.ELSEWHERE;

  @Query("SELECT :again, :again, :id, :agian")
  int onlyTheFirstUse(int id);

  @Query(
      """
      SELECT 1
        FROM item
       WHERE id = :ide
      """)
  int textBlock(int id);

  @Query("""
        SELECT 1
      WHERE id = :ide
    """)
  int closedFartherLeft(int id);

  @Query(
      """
      SELECT \"""quoted\""", '\t\u00e9\101' \
      WHERE id = :ide""")
  int textBlockWithEscapes(int id);

  @Query("SELECT\t\"a\\b\" \u00e9 \101 \uuu003aide")
  int escapes(int id);

  @Query(	"SELECT	:ide")
	int tabs(int id);

  @Query("SELECT 1 " + "FROM item " /* "no" */ + // "neither"
      ("WHERE id = :ide"))
  int concatenation(int id);

  @Query("SELECT " + 1 + ':' + "ide")
  int otherLiterals(int id);

  @Query(COLUMNS + " WHERE id = :ide")
  int behindAConstant(int id, int here);

  @Query(COLUMNS)
  int inAConstant(int id);

  @Query(HELD)
  int inAConstantOfAConstant(int here);

  @Query("SELECT 1 " + Fragments.ELSEWHERE)
  int inAConstantOfAnotherFile(int id);

  @Query(Fragments.ELSEWHERE + ", :ide")
  int behindAConstantOfAnotherFile(int id, int elsewhere);

  @Query("SELECT " + (char) 58 + "ide, :ide")
  int notUnderstood(int id);

  @Query("SELECT '\ud83d\ude00😀', :ide")
  int surrogates(int id);

  @Query(value = "SELECT :ide")
  int named(int id);

  record Item(int id, String name) {}

  @CopyIn("""
      item (id,
            nmae)
      """)
  void copy(List<Item> items);
}
