package org.loompq.bench.race;

import java.util.List;
import org.loompq.CopyIn;
import org.loompq.Query;
import org.loompq.bench.Accounts.Account;

/** What is asked of the server, as loompq has it; the other contenders send the same statements. */
public interface Queries {

  /** The statement of {@link #account}, with the server's own parameter. */
  String ACCOUNT = "SELECT id, owner, balance, opened_at FROM account WHERE id = $1";

  /** The statement of {@link #accounts}. */
  String ACCOUNTS = "SELECT id, owner, balance, opened_at FROM account";

  /** The statement of {@link #fortunes}. */
  String FORTUNES = "SELECT id, message FROM fortune";

  /** The statement of {@link #hits}. */
  String HITS = "SELECT hits FROM tally WHERE id = $1";

  /** The statement of {@link #hit}. */
  String HIT = "UPDATE tally SET hits = hits + 1 WHERE id = $1";

  /** Makes room for {@link #load}. */
  String EMPTY = "TRUNCATE loaded";

  /** The text of {@link #load}, for those who write rows as text. */
  String LOAD = "COPY loaded (id, owner, balance, opened_at) FROM STDIN";

  /** A row of two columns. */
  record Fortune(int id, String message) {}

  @Query("SELECT id, owner, balance, opened_at FROM account WHERE id = :id")
  Account account(long id);

  @Query("SELECT id, owner, balance, opened_at FROM account")
  List<Account> accounts();

  @Query("SELECT id, message FROM fortune")
  List<Fortune> fortunes();

  @CopyIn("loaded (id, owner, balance, opened_at)")
  long load(List<Account> accounts);

  @Query("SELECT hits FROM tally WHERE id = :id")
  long hits(long id);

  @Query("UPDATE tally SET hits = hits + 1 WHERE id = :id")
  int hit(long id);
}
