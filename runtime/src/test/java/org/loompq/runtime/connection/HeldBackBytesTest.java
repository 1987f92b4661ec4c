package org.loompq.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.loompq.DatabaseConfig;
import org.loompq.runtime.libpq.ResultHandle;

/** What OpenSSL has decrypted and libpq has not taken yet, without a pool that comes to look. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HeldBackBytesTest {

  private static final int ROUNDS = 300;
  private static final int MOST_AT_ONCE = 8;
  private static final int LONGEST = 40_000;

  private final long seed = Long.getLong("loompq.test.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void noAnswerWaitsForMoreToCome() throws Exception {
    System.out.println("sizes with -Dloompq.test.seed=" + seed);
    try (TlsProxy proxy = new TlsProxy();
        OpenedConnection opened =
            new OpenedConnection(
                DatabaseConfig.builder(proxy.url()).build(), new OpenedConnection.Ignoring())) {
      for (int round = 0; round < ROUNDS; round++) {
        int[] sizes = random.ints(random.nextInt(1, MOST_AT_ONCE), 1, LONGEST).toArray();
        List<Request> requests = new ArrayList<>();
        for (int size : sizes) {
          requests.add(opened.submit("SELECT repeat('x', " + size + ")"));
        }
        for (int i = 0; i < sizes.length; i++) {
          try (ResultHandle result = OpenedConnection.await(requests.get(i)).result()) {
            assertThat(result.length(0, 0)).isEqualTo(sizes[i]);
          }
        }
      }
    }
  }
}
