package checked;

import java.util.List;
import org.loompq.Query;

interface SyntaxErrorBehindAnUmlaut {

  @Query(
      """
      SELECT 'Grüße, 𝔘nicode' AS greeting, id
      FORM bank.account
      """)
  List<Long> all();
}
