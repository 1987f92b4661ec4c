package org.loompq.bench.race;

import java.time.Duration;
import java.util.List;
import org.loompq.Database;
import org.loompq.DatabaseConfig;
import org.loompq.bench.Accounts.Account;

/** loompq: a repository that all callers share. */
final class LoompqContender extends BlockingContender {

  private final Database database;
  private final Queries queries;

  LoompqContender(String name, RaceServer server, Transport transport, int size, Answers answers) {
    super(name, answers);
    database =
        Database.open(
            DatabaseConfig.builder(server.connectionString(transport))
                .minConnections(size)
                .maxConnections(size)
                .acquireTimeout(Duration.ofMinutes(2))
                .build());
    queries = database.repository(Queries.class);
  }

  @Override
  Account account(long id) {
    return queries.account(id);
  }

  @Override
  Account[] accounts(long[] ids) {
    Account[] accounts = new Account[ids.length];
    for (int i = 0; i < ids.length; i++) {
      accounts[i] = queries.account(ids[i]);
    }
    return accounts;
  }

  @Override
  List<Queries.Fortune> fortunes() {
    return queries.fortunes();
  }

  @Override
  List<Account> scan() {
    return queries.accounts();
  }

  @Override
  long load(List<Account> accounts) {
    return database.transaction(
        tx -> {
          tx.execute(Queries.EMPTY);
          return queries.load(accounts);
        });
  }

  @Override
  void update(long id, Answers check) {
    database.transaction(
        _ -> {
          check.checkUpdate(queries.hits(id), queries.hit(id));
          return null;
        });
  }

  @Override
  public void close() {
    database.close();
  }
}
