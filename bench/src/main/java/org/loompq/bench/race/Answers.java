package org.loompq.bench.race;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.loompq.bench.Accounts.Account;
import org.loompq.bench.Migration;
import org.loompq.bench.race.Queries.Fortune;

/**
 * What the tables hold, and so what every answer must be. Kept in memory, so that a check costs a
 * comparison and allocates nothing.
 */
final class Answers {

  static final int TALLIES = 10_000;

  private static final long FIRST_OPENED = 1_700_000_000L;

  private final Account[] accounts;
  private final List<Fortune> fortunes =
      IntStream.rangeClosed(1, 12)
          .mapToObj(n -> new Fortune(n, "fortune " + n + " favours the brave \u2014 \u672a\u6765"))
          .toList();
  private final LongAdder updates = new LongAdder();

  Answers(int rows) {
    accounts = new Account[rows];
    for (int n = 1; n <= rows; n++) {
      accounts[n - 1] =
          new Account(
              n,
              "owner " + n,
              BigDecimal.valueOf(n % 500 * 100L + 25, 2),
              Instant.ofEpochSecond(FIRST_OPENED + n));
    }
  }

  /** What the heap holds of one account, in bytes: the record and the objects of its columns. */
  static double bytesOfAccount() {
    byte[] owner = "owner 123456".getBytes(StandardCharsets.ISO_8859_1);
    Account[] kept = new Account[10_000];
    long before = Usage.bytesOfThisThread();
    for (int i = 0; i < kept.length; i++) {
      kept[i] =
          new Account(
              i,
              new String(owner, StandardCharsets.ISO_8859_1),
              BigDecimal.valueOf(12_345L + i, 2),
              Instant.ofEpochSecond(FIRST_OPENED + i));
    }
    return (double) (Usage.bytesOfThisThread() - before) / kept.length;
  }

  List<String> schema() {
    return List.of(
        Migration.statement("V1__account.sql"),
        """
        INSERT INTO account
        SELECT n, 'owner ' || n, n % 500 + 0.25, to_timestamp(FIRST + n)
        FROM generate_series(1, ROWS) AS n
        """
            .replace("FIRST", Long.toString(FIRST_OPENED))
            .replace("ROWS", Integer.toString(accounts.length)),
        Migration.statement("V2__fortune.sql"),
        """
        INSERT INTO fortune
        SELECT n, 'fortune ' || n || ' favours the brave \u2014 \u672a\u6765' FROM generate_series(1, 12) AS n
        """,
        Migration.statement("V3__tally.sql"),
        "INSERT INTO tally SELECT n, 0 FROM generate_series(1, " + TALLIES + ") AS n",
        Migration.statement("V4__loaded.sql"),
        "VACUUM ANALYZE account",
        "VACUUM ANALYZE fortune",
        "VACUUM ANALYZE tally");
  }

  List<Account> all() {
    return Arrays.asList(accounts);
  }

  void checkLoaded(long copied) {
    if (copied != accounts.length) {
      throw new WrongAnswerException(copied + " accounts were copied");
    }
  }

  /** What has been copied must be what was to be, to the last digit. */
  void checkTable(String differences) {
    if (!differences.equals("0")) {
      throw new WrongAnswerException(differences + " copied accounts differ");
    }
  }

  /** Counts the accounts that differ from those copied last. */
  String differences() {
    return """
    SELECT count(*) FROM account FULL JOIN loaded USING (id, owner, balance, opened_at)
    WHERE (account.*) IS NULL OR (loaded.*) IS NULL
    """;
  }

  int rows() {
    return accounts.length;
  }

  Account account(long id) {
    return accounts[Math.toIntExact(id - 1)];
  }

  long randomId() {
    return ThreadLocalRandom.current().nextLong(1, accounts.length + 1L);
  }

  long randomTally() {
    return ThreadLocalRandom.current().nextLong(1, TALLIES + 1L);
  }

  void check(long id, Account answer) {
    if (!account(id).equals(answer)) {
      throw new WrongAnswerException("account " + id + " came as " + answer);
    }
  }

  /** All accounts, in the order in which they were written. */
  void checkAll(List<Account> answer) {
    if (answer.size() != accounts.length) {
      throw new WrongAnswerException(answer.size() + " accounts came");
    }
    long id = 1;
    for (Account account : answer) {
      check(id++, account);
    }
  }

  void checkFortunes(List<Fortune> answer) {
    if (!fortunes.equals(answer)) {
      throw new WrongAnswerException("the fortunes came as " + answer);
    }
  }

  List<Fortune> fortunes() {
    return fortunes;
  }

  /** One update: it must have met one row, whose hits were not negative before. */
  void checkUpdate(long hitsBefore, long rowsUpdated) {
    if (hitsBefore < 0 || rowsUpdated != 1) {
      throw new WrongAnswerException(rowsUpdated + " rows updated; hits were " + hitsBefore);
    }
    updates.increment();
  }

  /** Every update must have been committed once. */
  void checkHits(long hitsInAll) {
    if (hitsInAll != updates.sum()) {
      throw new WrongAnswerException(hitsInAll + " hits are stored after " + updates + " updates");
    }
  }
}
