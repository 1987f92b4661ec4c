package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loompq.CopySink;
import org.loompq.error.ServerException;
import org.loompq.error.UndefinedTableException;

/** A COPY that fails, or is not finished. */
class CopyFailureTest extends CopiedTable {

  @Test
  void undoesWhatWasNotFinished() {
    assertThatThrownBy(
            () -> {
              try (CopySink sink = db.copyIn(IN)) {
                for (int id = 1; id < 100_000; id++) {
                  sink.write(utf8(id + ",name\n"));
                }
                throw new IOException("the source fails");
              }
            })
        .hasMessage("the source fails");
    assertThat(count()).isZero();
    await().until(() -> db.stats().busy() == 0);
    assertThat(db.stats().retired()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1_000, 1_000_000})
  void tellsWhyARowWasRefused(int following) {
    assertThatThrownBy(
            () -> {
              try (CopySink sink = db.copyIn(IN)) {
                sink.write(utf8("0,zero\nbad,row\n"));
                for (int id = 1; id <= following; id++) {
                  sink.write(utf8(id + ",name\n"));
                }
                sink.finish();
              }
            })
        .isInstanceOfSatisfying(
            ServerException.class, e -> assertThat(e.sqlState()).isEqualTo("22P02"));
    assertThat(count()).isZero();
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void failsAtOnceWhereItCannotBegin() {
    assertThatThrownBy(() -> db.copyIn("COPY nowhere FROM STDIN"))
        .isInstanceOf(UndefinedTableException.class);
    assertThatThrownBy(() -> db.copyOut("COPY nowhere TO STDOUT"))
        .isInstanceOf(UndefinedTableException.class);
    assertThat(db.stats().leased()).isZero();
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void failsWhereItsQueryFails() {
    assertThatThrownBy(
            () ->
                read(
                    db.copyOut(
                        "COPY (SELECT 1 / (50000 - i) FROM generate_series(1, 90000) i) TO"
                            + " STDOUT")))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("division by zero");
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void copiesNothingIfWhoIsToldOfProgressThrows() {
    try (CopySink sink =
        db.copyIn(IN)
            .onProgress(
                _ -> {
                  throw new IllegalStateException("enough");
                })) {
      sink.write(utf8("1,one\n"));
      assertThatThrownBy(sink::finish).hasMessage("enough");
    }
    await().until(() -> db.stats().busy() == 0);
    assertThat(count()).isZero();
  }
}
