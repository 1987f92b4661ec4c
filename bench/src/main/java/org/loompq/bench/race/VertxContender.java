package org.loompq.bench.race;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.loompq.bench.Accounts.Account;
import org.loompq.bench.race.Queries.Fortune;

/**
 * The Vert.x client: the pooled client, which pipelines statements over its connections, with
 * prepared statements cached and the native transport; transactions on a pool, since the pooled
 * client has none. Its connections are spread over as many event loops as there are processors.
 */
final class VertxContender extends BlockingContender {

  private static final int PIPELINING_LIMIT = 256;
  private static final Collector<Row, ?, List<Account>> ACCOUNTS =
      Collectors.mapping(VertxContender::account, Collectors.toList());
  private static final Collector<Row, ?, List<Fortune>> FORTUNES =
      Collectors.mapping(
          row -> new Fortune(row.getInteger(0), row.getString(1)), Collectors.toList());

  private final Vertx vertx;
  private final SqlClient client;
  private final Pool pool;

  VertxContender(String name, RaceServer server, Transport transport, int size, Answers answers) {
    super(name, answers);
    int processors = Runtime.getRuntime().availableProcessors();
    vertx =
        Vertx.vertx(
            new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(processors));
    if (transport == Transport.UNIX && !vertx.isNativeTransportEnabled()) {
      throw new IllegalStateException("Vert.x needs its native transport for Unix sockets");
    }
    PgConnectOptions address =
        new PgConnectOptions()
            .setHost(server.host(transport))
            .setPort(server.port())
            .setUser("postgres")
            .setDatabase("postgres")
            .setPipeliningLimit(PIPELINING_LIMIT)
            .setCachePreparedStatements(true);
    PoolOptions options =
        new PoolOptions().setMaxSize(size).setMaxWaitQueueSize(-1).setEventLoopSize(processors);
    client = PgBuilder.client().with(options).connectingTo(address).using(vertx).build();
    pool = PgBuilder.pool().with(options).connectingTo(address).using(vertx).build();
  }

  /** It has no COPY. */
  @Override
  public boolean takesPartIn(Scenario scenario) {
    return scenario != Scenario.LOAD;
  }

  @Override
  long load(List<Account> accounts) {
    throw new UnsupportedOperationException("COPY");
  }

  @Override
  Account account(long id) throws Exception {
    return account(await(query(id)).iterator().next());
  }

  /** All sent at once, then awaited. */
  @Override
  Account[] accounts(long[] ids) throws Exception {
    List<Future<? extends Iterable<Row>>> sent = new ArrayList<>(ids.length);
    for (long id : ids) {
      sent.add(query(id));
    }
    Account[] accounts = new Account[ids.length];
    for (int i = 0; i < ids.length; i++) {
      accounts[i] = account(await(sent.get(i)).iterator().next());
    }
    return accounts;
  }

  @Override
  List<Fortune> fortunes() throws Exception {
    return rows(Queries.FORTUNES, FORTUNES);
  }

  @Override
  List<Account> scan() throws Exception {
    return rows(Queries.ACCOUNTS, ACCOUNTS);
  }

  private <T> List<T> rows(String sql, Collector<Row, ?, List<T>> collector) throws Exception {
    return await(client.preparedQuery(sql).collecting(collector).execute().map(SqlResult::value));
  }

  @Override
  void update(long id, Answers check) throws Exception {
    long[] hits = new long[1];
    int updated =
        await(
            pool.withTransaction(
                connection ->
                    connection
                        .preparedQuery(Queries.HITS)
                        .execute(Tuple.of(id))
                        .compose(
                            rows -> {
                              hits[0] = rows.iterator().next().getLong(0);
                              return connection
                                  .preparedQuery(Queries.HIT)
                                  .execute(Tuple.of(id))
                                  .map(SqlResult::rowCount);
                            })));
    check.checkUpdate(hits[0], updated);
  }

  private Future<? extends Iterable<Row>> query(long id) {
    return client.preparedQuery(Queries.ACCOUNT).execute(Tuple.of(id));
  }

  private static Account account(Row row) {
    return new Account(
        row.getLong(0),
        row.getString(1),
        row.getBigDecimal(2),
        row.getOffsetDateTime(3).toInstant());
  }

  /** Blocks the virtual thread. */
  private static <T> T await(Future<T> future) throws InterruptedException, ExecutionException {
    return future.toCompletionStage().toCompletableFuture().get();
  }

  @Override
  public void close() {
    client.close().await();
    pool.close().await();
    vertx.close().await();
  }
}
