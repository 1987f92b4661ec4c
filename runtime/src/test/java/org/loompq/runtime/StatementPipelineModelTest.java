package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.loompq.Pending;
import org.loompq.QueryResult;
import org.loompq.Session;
import org.loompq.Transaction;
import org.loompq.error.PipelineAbortedException;
import org.loompq.error.ServerException;
import org.loompq.error.TransactionRolledBackException;

/** A pipeline compared with the same statements, run one by one. */
class StatementPipelineModelTest extends PipedTable {

  @Test
  void givesWhatTheSameStatementsGiveOneByOne() {
    long seed = Long.getLong("loompq.test.seed", System.nanoTime());
    System.out.println("pipelines with -Dloompq.test.seed=" + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      List<Step> steps =
          IntStream.range(0, random.nextInt(400)).mapToObj(_ -> step(random)).toList();
      boolean within = random.nextBoolean();
      int readEvery = 1 + random.nextInt(100);
      db.execute("TRUNCATE piped");
      List<String> expected = within ? failing(tx -> oneByOne(tx, steps)) : oneByOne(db, steps);
      List<Integer> expectedIds = ids();
      db.execute("TRUNCATE piped");
      List<String> piped =
          within ? failing(tx -> piped(tx, steps, readEvery)) : piped(db, steps, readEvery);
      assertThat(piped).as("seed %d, round %d", seed, round).isEqualTo(expected);
      assertThat(ids()).as("seed %d, round %d", seed, round).isEqualTo(expectedIds);
    }
    assertThat(db.stats().retired()).isZero();
  }

  private record Step(String sql, List<Integer> parameters) {}

  private static Step step(Random random) {
    int id = random.nextInt(1_000);
    return switch (random.nextInt(40)) {
      case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 -> new Step(INSERT, List.of(id));
      case 10, 11, 12 -> new Step("DELETE FROM piped WHERE id = $1", List.of(id));
      case 13, 14 -> new Step("SELECT count(*) || ' ' || sum(id) FROM piped", List.of());
      case 15 -> new Step("SELECT nonsense FROM piped", List.of());
      case 16 -> new Step("SELECT '" + random.nextInt(2_000) + "'", List.of());
      default -> new Step("SELECT ($1 + $2)::text", List.of(id, random.nextInt()));
    };
  }

  /** In a transaction that may be rolled back. */
  private List<String> failing(Function<Transaction, List<String>> body) {
    List<String> results = new ArrayList<>();
    try {
      db.transaction(
          tx -> {
            results.addAll(body.apply(tx));
            return null;
          });
      results.add("committed");
    } catch (TransactionRolledBackException _) {
      results.add("rolled back");
    }
    return results;
  }

  private static List<String> oneByOne(Session session, List<Step> steps) {
    return steps.stream()
        .map(step -> outcome(() -> session.execute(step.sql(), step.parameters().toArray())))
        .toList();
  }

  private static List<String> piped(Session session, List<Step> steps, int readEvery) {
    return session.pipeline(
        p -> {
          List<Pending<QueryResult>> all = new ArrayList<>();
          for (Step step : steps) {
            all.add(p.execute(step.sql(), step.parameters().toArray()));
            if (all.size() % readEvery == 0) {
              var _ = outcome(all.getLast()::get);
            }
          }
          return all.stream().map(each -> outcome(each::get)).toList();
        });
  }

  private static String outcome(Supplier<QueryResult> statement) {
    try {
      QueryResult result = statement.get();
      return result.updateCount() + result.map(row -> String.valueOf(row.getString(0))).toString();
    } catch (PipelineAbortedException _) {
      return "25P02";
    } catch (ServerException failed) {
      return failed.sqlState();
    }
  }
}
