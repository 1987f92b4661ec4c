package org.loompq.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.loompq.DatabaseConfig;
import org.loompq.runtime.TestServer;
import org.loompq.runtime.libpq.Libpq;

class OpenerTest {

  private static final Path DEFAULT = Path.of("/proc/sys/net/core/wmem_default");

  /** The system limits what is asked for, by net.core.wmem_max on Linux. */
  @Test
  void givesALocalSocketMoreRoomThanItHasByDefault() throws IOException {
    String port = TestServer.url().replaceAll(".*:(\\d+)/.*", "$1");
    assumeTrue(Files.exists(Path.of("/tmp/.s.PGSQL." + port)) && Files.exists(DEFAULT));
    int local = sendBuffer("postgresql://postgres@/postgres?host=/tmp&port=" + port);
    assertThat(local).isGreaterThan(Integer.parseInt(Files.readString(DEFAULT).strip()));
  }

  private static int sendBuffer(String url) {
    long conn = Opener.open(ConnectionSettings.of(DatabaseConfig.builder(url).build()));
    try {
      return Socket.sendBuffer(Libpq.socket(conn));
    } finally {
      Libpq.finish(conn);
    }
  }
}
