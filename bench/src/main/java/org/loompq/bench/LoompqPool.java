package org.loompq.bench;

import java.io.IOException;
import java.sql.SQLException;
import org.loompq.Database;

/** loompq's pool, whose connections lead to a server, of which a lease asks nothing. */
final class LoompqPool implements LendingPool {

  private final EmbeddedServer server;
  private final Database database;

  LoompqPool(int connections) throws IOException {
    server = new EmbeddedServer(connections);
    database = server.loompq();
  }

  @Override
  public void lend(Work work) throws SQLException {
    database.lease(
        session -> {
          work.run();
          return null;
        });
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
