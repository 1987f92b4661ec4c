package org.loompq.processor.database;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.loompq.Database;
import org.loompq.DatabaseConfig;
import org.loompq.Session;
import org.loompq.error.PgException;

/** A server that is asked over one connection. It executes none of the statements. */
public final class Server implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Database db;

  private Server(Database db) {
    this.db = db;
  }

  /**
   * Connects to a server.
   *
   * @param conninfo a connection string or URI of libpq
   * @throws PgException if it cannot be reached, or the connection string is wrong
   */
  public static Server connect(String conninfo) {
    DatabaseConfig config =
        DatabaseConfig.builder(conninfo)
            .minConnections(0)
            .maxConnections(1)
            .shards(1)
            .acquireTimeout(PATIENCE)
            .statementTimeout(PATIENCE)
            .build();
    return new Server(Database.open(config));
  }

  /**
   * Has statements described.
   *
   * @throws PgException if the server can be asked no more
   */
  public Answers ask(List<Question> questions) {
    return db.lease(session -> ask(session, questions));
  }

  private static Answers ask(Session session, List<Question> questions) {
    session.execute("SET default_transaction_read_only = on");
    session.execute("SET plan_cache_mode = force_generic_plan");
    session.execute("SET enable_partition_pruning = off"); // by parameters that are NULL
    session.execute("SET max_parallel_workers_per_gather = 0"); // such plans tell less
    Map<Question, Answer> answers = new Inquiry(session).about(questions);
    return new Answers(
        answers,
        new Labels(session).of(answers.values()),
        new TableSizes(session).of(answers.values()));
  }

  @Override
  public void close() {
    db.close();
  }
}
