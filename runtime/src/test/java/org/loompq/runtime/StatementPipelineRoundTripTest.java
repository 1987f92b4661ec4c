package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loompq.Database;
import org.loompq.DatabaseConfig;
import org.loompq.Session;

/** What is sent before an answer is waited for. */
class StatementPipelineRoundTripTest extends PipedTable {

  @ParameterizedTest
  @ValueSource(ints = {2, 20, 100})
  void takesOneRoundTrip(int statements) throws Exception {
    try (WithholdingProxy proxy = new WithholdingProxy();
        Database far = openOne(proxy)) {
      far.execute("SELECT $1::int", 0);
      proxy.withholdUntil(statements);
      assertThat(numbers(far, statements)).containsExactlyElementsOf(upTo(statements));
      assertThat(proxy.missing()).isZero();
    }
  }

  /** And BEGIN takes none of its own, nor a savepoint. */
  @Test
  void takesOneRoundTripInATransaction() throws Exception {
    try (WithholdingProxy proxy = new WithholdingProxy();
        Database far = openOne(proxy)) {
      far.execute("SELECT $1::int", 0);
      far.transaction(
          tx -> {
            proxy.withholdUntil(22);
            tx.savepoint(inner -> assertThat(numbers(inner, 20)).hasSize(20));
            assertThat(proxy.missing()).isZero();
            return null;
          });
    }
  }

  @Test
  void sendsWhatWasFlushedBeforeAnythingIsRead() throws Exception {
    try (WithholdingProxy proxy = new WithholdingProxy();
        Database far = openOne(proxy)) {
      proxy.withholdUntil(3);
      far.pipeline(
          p -> {
            p.execute("SELECT 1");
            p.execute("SELECT 2");
            assertThat(proxy.missing()).isEqualTo(3);
            p.flush();
            await().until(() -> proxy.missing() == 1);
            return p.execute("SELECT 3").get();
          });
    }
  }

  private static Database openOne(WithholdingProxy proxy) {
    return Database.open(
        DatabaseConfig.builder(proxy.url())
            .maxConnections(1)
            .statementTimeout(Duration.ofSeconds(20))
            .build());
  }

  private static List<Integer> numbers(Session session, int count) {
    return session.pipeline(
        p ->
            upTo(count).stream().map(i -> p.execute("SELECT $1::int", i)).toList().stream()
                .map(each -> each.get().scalar(Integer.class))
                .toList());
  }

  private static List<Integer> upTo(int end) {
    return IntStream.range(0, end).boxed().toList();
  }
}
