package org.loompq.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.loompq.Column;
import org.loompq.Database;
import org.loompq.Query;
import org.loompq.error.MappingException;
import org.loompq.error.RowCountException;

/** What methods make of rows, and of a number of rows that is not theirs. */
class ShapesTest {

  /** Methods of every shape, over as many rows as are asked for. */
  interface Shapes {

    record Pair(int id, @Nullable String name) {}

    enum Mood {
      HAPPY
    }

    // Any number of rows

    @Query("SELECT unnest(:values)")
    SequencedSet<Integer> sequencedSet(List<Integer> values);

    @Query("SELECT unnest(:values)")
    Set<Integer> set(List<Integer> values);

    @Query("SELECT n AS id, 'n' || n AS name FROM unnest(:values) AS n")
    @Column("id")
    SequencedMap<Integer, Pair> pairs(List<Integer> values);

    @Query("SELECT 'n' || n AS name, n % 3 AS rest FROM unnest(:values) AS n")
    @Column("rest")
    Map<Integer, String> namesByRest(List<Integer> values);

    @Query("SELECT nullif(n, 1) AS id, n FROM unnest(:values) AS n")
    @Column(value = "id", notNull = true) // which is not true for 1
    Map<@Nullable Integer, Integer> byNullableKey(List<Integer> values);

    @Query("SELECT n::int2 FROM unnest(:values) AS n")
    short[] shorts(List<Integer> values);

    @Query("SELECT nullif(n, 0) FROM unnest(:values) AS n")
    @Column(notNull = true) // which is not true for 0
    int[] ints(List<Integer> values);

    @Query("SELECT n::int8 FROM unnest(:values) AS n")
    long[] longs(List<Integer> values);

    @Query("SELECT n::float4 FROM unnest(:values) AS n")
    float[] floats(List<Integer> values);

    @Query("SELECT n::float8 FROM unnest(:values) AS n")
    double[] doubles(List<Integer> values);

    @Query("SELECT n > 0 FROM unnest(:values) AS n")
    boolean[] booleans(List<Integer> values);

    @Query("SELECT nullif(n, 0) FROM unnest(:values) AS n")
    @Nullable Integer[] boxed(List<Integer> values);

    @Query("SELECT n AS id, NULL::text AS name FROM unnest(:values) AS n")
    Pair[] pairArray(List<Integer> values);

    // Exactly one row

    @Query("SELECT generate_series(1, :rows)")
    int oneInt(int rows);

    @Query("SELECT generate_series(1, :rows)::int8")
    long oneLong(int rows);

    @Query("SELECT generate_series(1, :rows)::float8")
    double oneDouble(int rows);

    @Query("SELECT true FROM generate_series(1, :rows)")
    boolean oneBoolean(int rows);

    @Query("SELECT generate_series(1, :rows)")
    Integer oneBoxed(int rows);

    @Query("SELECT id, 'x' AS name FROM generate_series(1, :rows) AS id")
    Pair onePair(int rows);

    @Query("SELECT 'HAPPY' FROM generate_series(1, :rows)")
    Mood oneMood(int rows);

    @Query("SELECT '\\x0102'::bytea FROM generate_series(1, :rows)")
    byte[] oneBytea(int rows);

    @Query("SELECT ARRAY[1, 2] FROM generate_series(1, :rows)")
    List<List<Integer>> listOfLists(int rows);

    // At most one row

    @Query("SELECT nullif(generate_series(1, :rows), :nothing)")
    Optional<Integer> optional(int rows, int nothing);

    @Query("SELECT nullif(generate_series(1, :rows), :nothing)")
    @Nullable Integer nullable(int rows, int nothing);

    @Query("SELECT nullif(generate_series(1, :rows), :nothing)")
    OptionalInt optionalInt(int rows, int nothing);

    @Query("SELECT nullif(generate_series(1, :rows), :nothing)::int8")
    OptionalLong optionalLong(int rows, int nothing);

    @Query("SELECT nullif(generate_series(1, :rows), :nothing)::float8")
    OptionalDouble optionalDouble(int rows, int nothing);
  }

  private static Database db;
  private static Shapes shapes;

  @BeforeAll
  static void open() {
    db = Database.open(TestServer.create("tour_shapes"));
    shapes = db.repository(Shapes.class);
  }

  @AfterAll
  static void close() {
    assertThat(db.stats().openResults()).isZero();
    db.close();
  }

  @Test
  void keepsTheOrderOfTheServerInSetsAndMaps() {
    assertThat(shapes.sequencedSet(List.of(3, 1, 3, 2))).containsExactly(3, 1, 2);
    assertThat(shapes.set(List.of(9, 8, 9))).containsExactly(9, 8);
    assertThat(shapes.set(List.of())).isEmpty();
    assertThat(shapes.pairs(List.of(3, 1, 2)).sequencedValues())
        .containsExactly(
            new Shapes.Pair(3, "n3"), new Shapes.Pair(1, "n1"), new Shapes.Pair(2, "n2"));
    assertThat(shapes.namesByRest(List.of(5, 6))).isEqualTo(Map.of(2, "n5", 0, "n6"));
    assertThat(shapes.byNullableKey(List.of(1, 2))).containsEntry(null, 1).containsEntry(2, 2);
  }

  @Test
  void namesTheColumnOfAKeyThatIsThereTwice() {
    assertThatThrownBy(() -> shapes.namesByRest(List.of(17, 2)))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("Shapes.namesByRest: two rows have the same key in column \"rest\"")
        .hasMessageNotContaining("17");
    assertThatThrownBy(() -> shapes.pairs(List.of(4, 4)))
        .hasMessageContaining("same key in column \"id\"");
    assertThatThrownBy(() -> shapes.byNullableKey(List.of(1, 1)))
        .hasMessageContaining("same key in column \"id\"");
  }

  @Test
  void readsArraysOfPrimitives() {
    List<Integer> values = List.of(1, 0, -1);
    assertThat(shapes.shorts(values)).containsExactly((short) 1, (short) 0, (short) -1);
    assertThat(shapes.ints(List.of(2, 1))).containsExactly(2, 1);
    assertThat(shapes.longs(values)).containsExactly(1, 0, -1);
    assertThat(shapes.floats(values)).containsExactly(1, 0, -1);
    assertThat(shapes.doubles(values)).containsExactly(1, 0, -1);
    assertThat(shapes.booleans(values)).containsExactly(true, false, false);
    assertThat(shapes.ints(List.of())).isEmpty();
    assertThat(shapes.boxed(values)).containsExactly(1, null, -1);
    assertThat(shapes.pairArray(List.of(7))).containsExactly(new Shapes.Pair(7, null));
    assertThat(shapes.oneBytea(1)).containsExactly(1, 2);
    assertThat(shapes.listOfLists(2)).containsOnly(List.of(1, 2)).hasSize(2);
    assertThatThrownBy(() -> shapes.ints(List.of(1, 0)))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("is SQL NULL");
  }

  @Test
  void isEmptyForNoRowAndForNull() {
    assertThat(shapes.optional(1, 0)).contains(1);
    assertThat(shapes.optional(0, 0)).isEmpty();
    assertThat(shapes.optional(1, 1)).isEmpty();
    assertThat(shapes.nullable(1, 0)).isEqualTo(1);
    assertThat(shapes.nullable(0, 0)).isNull();
    assertThat(shapes.nullable(1, 1)).isNull();
    assertThat(shapes.optionalInt(1, 0)).hasValue(1);
    assertThat(shapes.optionalInt(0, 0)).isEmpty();
    assertThat(shapes.optionalInt(1, 1)).isEmpty();
    assertThat(shapes.optionalLong(1, 0)).hasValue(1);
    assertThat(shapes.optionalLong(0, 0)).isEmpty();
    assertThat(shapes.optionalLong(1, 1)).isEmpty();
    assertThat(shapes.optionalDouble(1, 0)).hasValue(1);
    assertThat(shapes.optionalDouble(0, 0)).isEmpty();
    assertThat(shapes.optionalDouble(1, 1)).isEmpty();
  }

  @Test
  void countsTheRowsWhereOneWasExpected() {
    for (int rows : new int[] {0, 2, 5}) {
      Stream.<ThrowingCallable>of(
              () -> shapes.oneInt(rows),
              () -> shapes.oneLong(rows),
              () -> shapes.oneDouble(rows),
              () -> shapes.oneBoolean(rows),
              () -> shapes.oneBoxed(rows),
              () -> shapes.onePair(rows),
              () -> shapes.oneMood(rows),
              () -> shapes.oneBytea(rows))
          .forEach(call -> assertRowCount(call, rows, "exactly one"));
    }
    assertThat(shapes.oneInt(1)).isEqualTo(1);
  }

  @Test
  void countsTheRowsWhereAtMostOneWasExpected() {
    Stream.<ThrowingCallable>of(
            () -> shapes.optional(3, 0),
            () -> shapes.nullable(3, 0),
            () -> shapes.optionalInt(3, 0),
            () -> shapes.optionalLong(3, 0),
            () -> shapes.optionalDouble(3, 0))
        .forEach(call -> assertRowCount(call, 3, "at most one"));
  }

  private static void assertRowCount(ThrowingCallable call, int rows, String expected) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(RowCountException.class, e -> assertThat(e.rows()).isEqualTo(rows))
        .hasMessageContaining(expected + " was expected");
  }
}
