package org.loompq.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** HikariCP at its defaults, with connections that lead nowhere and cost next to nothing. */
final class HikariPool implements LendingPool {

  private final HikariDataSource pool;

  HikariPool(int connections) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(Stub.of(DataSource.class));
    config.setMaximumPoolSize(connections);
    pool = new HikariDataSource(config);
  }

  @Override
  public void lend(Work work) throws SQLException {
    try (Connection _ = pool.getConnection()) {
      work.run();
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
