package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.loompq.CopySink;
import org.loompq.CopySource;
import org.loompq.error.ServerException;
import org.loompq.error.TransactionRolledBackException;

/** COPY within a transaction or a savepoint. */
class CopyTransactionTest extends CopiedTable {

  @Test
  void belongsToTheTransactionAroundIt() {
    assertThatThrownBy(
            () ->
                db.transaction(
                    tx -> {
                      copyOne(tx.copyIn(IN), 1);
                      throw new IOException("not this time");
                    }))
        .isInstanceOf(IOException.class);
    assertThat(count()).isZero();
    String seen =
        db.transaction(
            tx -> {
              copyOne(tx.copyIn(IN), 1);
              tx.savepoint(inner -> copyOne(inner.copyIn(IN), 2));
              tx.execute("INSERT INTO copied VALUES (3, 'three')");
              copyOne(db.copyIn(IN), 4); // joins it
              return read(tx.copyOut(OUT));
            });
    assertThat(seen).isEqualTo("1,row\n2,row\n3,three\n4,row\n");
    assertThat(count()).isEqualTo(4);
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void failsTheTransactionIfItFails() {
    assertThatThrownBy(
            () ->
                db.transaction(
                    tx -> {
                      tx.execute("INSERT INTO copied VALUES (1, 'one')");
                      tx.copyIn(IN).close();
                      return null;
                    }))
        .isInstanceOf(TransactionRolledBackException.class);
    assertThat(count()).isZero();
  }

  @Test
  void failsASavepointAlone() {
    db.transaction(
        tx -> {
          tx.execute("INSERT INTO copied VALUES (1, 'one')");
          assertThatThrownBy(() -> tx.savepoint(inner -> copyOne(inner.copyIn(IN), 1)))
              .isInstanceOf(ServerException.class);
          return copyOne(tx.copyIn(IN), 2);
        });
    assertThat(count()).isEqualTo(2);
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void failsASavepointAloneAlsoIfItCannotBeParsed() {
    db.transaction(
        tx -> {
          tx.execute("INSERT INTO copied VALUES (1, 'one')");
          assertThatThrownBy(
                  () ->
                      tx.savepoint(
                          inner -> copyOne(inner.copyIn("COPY copied FORM FROM STDIN"), 2)))
              .isInstanceOf(ServerException.class);
          return copyOne(tx.copyIn(IN), 3);
        });
    assertThat(count()).isEqualTo(2);
    db.transaction(
        tx -> {
          assertThatThrownBy(
                  () ->
                      tx.savepoint(
                          inner -> copyOne(inner.copyIn("COPY copied FORM FROM STDIN"), 2)))
              .isInstanceOf(ServerException.class);
          return copyOne(tx.copyIn(IN), 4);
        });
    assertThat(count()).isEqualTo(3);
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void letsTheTransactionGoOnIfItIsReadNoFurther() {
    db.transaction(
        tx -> {
          tx.execute("INSERT INTO copied VALUES (1, 'one')");
          try (CopySource source = tx.copyOut(MANY)) {
            assertThat(source.read()).isEqualTo('1');
            assertThatThrownBy(() -> tx.execute("SELECT 1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a COPY is open on the same connection");
          }
          return tx.execute("INSERT INTO copied VALUES (2, 'two')");
        });
    assertThat(count()).isEqualTo(2);
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void endsWithTheTransactionInWhichItWasForgotten() {
    CopySink forgotten =
        db.transaction(
            tx -> {
              CopySink sink = tx.copyIn(IN);
              sink.write(utf8("1,one\n"));
              tx.setRollbackOnly();
              return sink;
            });
    assertThatThrownBy(forgotten::finish).isInstanceOf(IllegalStateException.class);
    assertThat(count()).isZero();
  }
}
