package org.loompq.runtime.types;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.loompq.Database;
import org.loompq.Row;
import org.loompq.error.MappingException;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.TestServer;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;

/** SQL NULL where a primitive is declared. */
class NullPrimitivesTest {

  private static Database db;

  @BeforeAll
  static void open() {
    db = TestServer.open(1);
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @TestFactory
  Stream<DynamicTest> noPrimitiveIsNull() {
    return Stream.of(
        noNull("bool", Codecs.BOOLEAN, rows -> rows.getBoolean(0)),
        noNull("int2", Codecs.SHORT, rows -> rows.getShort(0)),
        noNull("int4", Codecs.INTEGER, rows -> rows.getInt(0)),
        noNull("int8", Codecs.LONG, rows -> rows.getLong(0)),
        noNull("float4", Codecs.FLOAT, rows -> rows.getFloat(0)),
        noNull("float8", Codecs.DOUBLE, rows -> rows.getDouble(0)),
        noNull("\"char\"", Codecs.CHARACTER, rows -> rows.getChar(0)),
        noNull("int4[]", Codecs.INT_ARRAY, "'{1,NULL}'", rows -> rows.get(0, Codecs.INT_ARRAY)),
        noNull(
            "bool[]", Codecs.BOOLEAN_ARRAY, "'{NULL}'", rows -> rows.get(0, Codecs.BOOLEAN_ARRAY)));
  }

  private static DynamicTest noNull(String type, Codec<?> codec, Consumer<Rows> getter) {
    return noNull(type, codec, "NULL", getter);
  }

  private static DynamicTest noNull(
      String type, Codec<?> codec, String value, Consumer<Rows> getter) {
    Statement select =
        Statement.of(
            "Strict.select",
            RowShape.of("Strict").column("field", "component", codec),
            "SELECT " + value + "::" + type + " AS field");
    return DynamicTest.dynamicTest(
        type,
        () -> {
          try (Rows rows = select.with(StatementRunner.of(db)).query()) {
            Rows row = rows.single();
            assertThatThrownBy(() -> getter.accept(row))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("\"field\"")
                .hasMessageContaining("Strict.component");
          }
        });
  }

  @Test
  void aRowIsAsStrictAsAStatement() {
    Row row = db.execute("SELECT 1::int8 AS field, NULL::int4 AS nothing").one();
    assertThatThrownBy(() -> row.get("field", Integer.class))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("\"field\"");
    assertThatThrownBy(() -> row.getInt("nothing"))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("\"nothing\"");
  }
}
