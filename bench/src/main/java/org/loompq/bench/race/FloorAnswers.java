package org.loompq.bench.race;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.loompq.bench.Accounts.Account;
import org.loompq.runtime.libpq.Libpq;
import org.loompq.runtime.libpq.NativeMemory;

/** Compares binary results in libpq's memory with what the tables hold. */
final class FloorAnswers {

  private static final ValueLayout.OfLong INT8 =
      JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt INT4 = JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfShort INT2 =
      JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private static final long SECONDS_FROM_1970_TO_2000 = 946_684_800L;

  private final Answers answers;
  private final List<byte[]> fortunes;
  private long hitsBefore;

  FloorAnswers(Answers answers) {
    this.answers = answers;
    this.fortunes =
        answers.fortunes().stream()
            .map(fortune -> fortune.message().getBytes(StandardCharsets.UTF_8))
            .toList();
  }

  void check(FloorStatement statement, long key, long result) {
    boolean right =
        switch (statement) {
          case ACCOUNT -> rows(result) == 1 && account(result, 0, key);
          case ACCOUNTS -> accounts(result);
          case FORTUNES -> fortunes(result);
          case BEGIN, COMMIT -> Libpq.resultStatus(result) == Libpq.COMMAND_OK;
          case HITS -> hits(result);
          case HIT -> hit(result);
        };
    if (!right) {
      throw new WrongAnswerException(
          statement + " for " + key + " came wrong " + Libpq.resultErrorMessage(result));
    }
  }

  private static int rows(long result) {
    return Libpq.resultStatus(result) == Libpq.TUPLES_OK ? Libpq.ntuples(result) : -1;
  }

  private boolean accounts(long result) {
    boolean right = rows(result) == answers.rows();
    for (int row = 0; right && row < answers.rows(); row++) {
      right = account(result, row, row + 1L);
    }
    return right;
  }

  private boolean account(long result, int row, long id) {
    Account expected = answers.account(id);
    return NativeMemory.ALL.get(INT8, Libpq.getvalue(result, row, 0)) == id
        && ascii(result, row, 1, expected.owner())
        && hundredths(Libpq.getvalue(result, row, 2))
            == expected.balance().unscaledValue().longValue()
        && micros(expected.openedAt())
            == NativeMemory.ALL.get(INT8, Libpq.getvalue(result, row, 3));
  }

  /** A numeric below 10,000 with two decimals: ndigits, weight, sign, dscale, digits of 10,000. */
  private static long hundredths(long numeric) {
    int digits = NativeMemory.ALL.get(INT2, numeric);
    int weight = NativeMemory.ALL.get(INT2, numeric + 2);
    long value = 0;
    for (int i = 0; i < digits; i++) {
      long digit = NativeMemory.ALL.get(INT2, numeric + 8 + 2L * i);
      value += weight == i ? digit * 100 : digit / 100;
    }
    return value;
  }

  private static long micros(Instant instant) {
    return (instant.getEpochSecond() - SECONDS_FROM_1970_TO_2000) * 1_000_000;
  }

  private boolean fortunes(long result) {
    boolean right = rows(result) == fortunes.size();
    for (int row = 0; right && row < fortunes.size(); row++) {
      right =
          NativeMemory.ALL.get(INT4, Libpq.getvalue(result, row, 0)) == row + 1
              && text(result, row, 1, fortunes.get(row));
    }
    return right;
  }

  private static boolean text(long result, int row, int column, byte[] expected) {
    long at = Libpq.getvalue(result, row, column);
    long length = Libpq.getlength(result, row, column);
    return MemorySegment.mismatch(
            NativeMemory.ALL, at, at + length, MemorySegment.ofArray(expected), 0, expected.length)
        == -1;
  }

  /** A text of ASCII, compared without a copy. */
  private static boolean ascii(long result, int row, int column, String expected) {
    boolean right = Libpq.getlength(result, row, column) == expected.length();
    long at = Libpq.getvalue(result, row, column);
    for (int i = 0; right && i < expected.length(); i++) {
      right = NativeMemory.ALL.get(JAVA_BYTE, at + i) == expected.charAt(i);
    }
    return right;
  }

  private boolean hits(long result) {
    boolean right = rows(result) == 1;
    if (right) {
      hitsBefore = NativeMemory.ALL.get(INT8, Libpq.getvalue(result, 0, 0));
    }
    return right;
  }

  private boolean hit(long result) {
    answers.checkUpdate(hitsBefore, Long.parseLong(Libpq.cmdTuples(result)));
    return true;
  }
}
