package org.loompq.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemTypesTest {

  private static final long SEED = Long.getLong("loompq.test.seed", System.nanoTime());

  @ParameterizedTest
  @CsvSource({"0/0, 0", "16/B374D848, 97500059720", "FFFFFFFF/FFFFFFFF, -1", "1/0, 4294967296"})
  void anLsnIsShownAsTwoHexadecimalNumbers(String text, long position) {
    assertThat(Lsn.parse(text)).isEqualTo(new Lsn(position)).hasToString(text);
  }

  @Test
  void readsTheTextOfEveryLsn() {
    Random random = new Random(SEED);
    for (int i = 0; i < 1_000; i++) {
      Lsn lsn = new Lsn(random.nextLong());
      assertThat(Lsn.parse(lsn.toString())).as("seed %d", SEED).isEqualTo(lsn);
    }
    assertThat(Lsn.parse("16/0000ab00")).hasToString("16/AB00");
  }

  @Test
  void ordersLsnsWithoutASign() {
    assertThat(Lsn.parse("FFFFFFFF/0")).isGreaterThan(Lsn.parse("1/0"));
    assertThat(Lsn.parse("1/1")).isGreaterThan(Lsn.parse("1/0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1/", "/1", "100000000/0", "0/-1", "1/2/3", " 1/2", "0/g"})
  void refusesATextThatIsNoLsn(String text) {
    assertThatThrownBy(() -> Lsn.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"(0,1);0;1", "(4294967295,65535);4294967295;65535"})
  void aTidIsShownAsBlockAndOffset(String text, long block, int offset) {
    assertThat(Tid.parse(text)).isEqualTo(new Tid(block, offset)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0,1",
        "(0)",
        "(0,65536)",
        "(4294967296,0)",
        "(-1,0)",
        "(0,1) ",
        "(9999999999,1)"
      })
  void refusesATextThatIsNoTid(String text) {
    assertThatThrownBy(() -> Tid.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ordersTidsByBlockAndThenByOffset() {
    assertThat(List.of(new Tid(1, 0), new Tid(0, 2), new Tid(0, 1)).stream().sorted())
        .containsExactly(new Tid(0, 1), new Tid(0, 2), new Tid(1, 0));
  }

  @Test
  void aSnapshotIsShownAsTheServerShowsIt() {
    assertThat(new PgSnapshot(10, 20, List.of(10L, 14L, 15L))).hasToString("10:20:10,14,15");
    assertThat(new PgSnapshot(1, -1, List.of())).hasToString("1:18446744073709551615:");
  }

  @ParameterizedTest
  @CsvSource({"0, 5", "5, 4", "-1, 1"})
  void aSnapshotBeginsBeforeItEnds(long xmin, long xmax) {
    assertThatThrownBy(() -> new PgSnapshot(xmin, xmax, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no pg_snapshot");
  }

  @ParameterizedTest
  @CsvSource({"9, 10", "10, 20", "12, 12", "15, 14", "10, -1"})
  void theRunningTransactionsOfASnapshotAreInOrderAndWithinIt(long first, long second) {
    assertThatThrownBy(() -> new PgSnapshot(10, 20, List.of(first, second)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void moneyIsANumberOfTheSmallestUnits() {
    assertThat(Money.of(new BigDecimal("12.3"), 2)).isEqualTo(new Money(1_230));
    assertThat(Money.of(new BigDecimal("-0.01"), 2)).isEqualTo(new Money(-1));
    assertThat(Money.of(new BigDecimal("1E+3"), 0)).isEqualTo(new Money(1_000));
    assertThat(new Money(Long.MIN_VALUE).toBigDecimal(2)).isEqualTo("-92233720368547758.08");
    assertThat(new Money(5).toBigDecimal(0)).isEqualTo("5");
    assertThat(new Money(-1)).isLessThan(new Money(1));
  }

  @ParameterizedTest
  @CsvSource({"0.001, 2", "92233720368547758.08, 2", "0.1, 0", "1E+2147483647, 2"})
  void refusesAnAmountThatIsNoMoney(BigDecimal amount, int fractionDigits) {
    assertThatThrownBy(() -> Money.of(amount, fractionDigits))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining(fractionDigits + " digits");
  }
}
