package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loompq.Database;
import org.loompq.DatabaseConfig;
import org.loompq.Notification;
import org.loompq.Notifications;
import org.loompq.PoolStats;
import org.loompq.error.ConnectionException;
import org.loompq.error.QueryTimeoutException;

/** Connections over TLS, to a server that asks for nothing else than it does without. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TlsTest {

  private static final long SEED = Long.getLong("loompq.test.seed", System.nanoTime());

  /** Many times what libpq reads at once, and what fits into a TLS record. */
  private static final int LONGEST = 3 << 20;

  private static TlsServer server;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    server = new TlsServer();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private static DatabaseConfig.Builder config(String url) {
    return DatabaseConfig.builder(url).acquireTimeout(Duration.ofSeconds(60));
  }

  private Path write(SelfSigned identity) throws IOException, GeneralSecurityException {
    return Files.writeString(folder.resolve("root.crt"), identity.certificate());
  }

  @Test
  void encryptsAndVerifiesIfThatIsAskedFor() throws Exception {
    String url = server.url("verify-full") + "&sslrootcert=" + write(server.identity());
    try (Database db = Database.open(config(url).build())) {
      assertThat(isEncrypted(db)).isTrue();
    }
    try (Database db = Database.open(config(server.url("disable")).build())) {
      assertThat(isEncrypted(db)).isFalse();
    }
  }

  private static boolean isEncrypted(Database db) {
    return db.execute("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
        .scalar(Boolean.class);
  }

  /** Of many callers behind each other, small ones among large ones. */
  @ParameterizedTest
  @CsvSource({"1, 48", "3, 48", "1, 2"})
  void answersOfAnySizeAreWhole(int connections, int callers) throws Exception {
    System.out.println("sizes with -Dloompq.test.seed=" + SEED);
    int each = 480 / callers;
    try (Database db =
        Database.open(config(server.url("require")).maxConnections(connections).build())) {
      Callers.run(
          callers,
          i -> {
            Random random = new Random(SEED + i);
            for (int k = 0; k < each; k++) {
              String unit = i + ":" + k + " ";
              int times = size(random) / unit.length() + 1;
              String answer = db.execute("SELECT repeat($1, $2)", unit, times).scalar(String.class);
              if (!answer.equals(unit.repeat(times))) { // too much to be shown
                throw new AssertionError("wrong answer of " + answer.length() + " characters");
              }
            }
          });
      PoolStats stats = db.stats();
      assertThat(stats.acquired()).isEqualTo((long) each * callers);
      assertThat(stats.open()).isBetween(1, connections);
      assertThat(stats.retired()).isZero();
      assertThat(stats.openResults()).isZero();
      await().until(() -> db.stats().busy() == 0);
    }
  }

  /** As often between 1 and 10 as between a hundred thousand and a million. */
  private static int size(Random random) {
    return (int) Math.exp(random.nextDouble() * Math.log(LONGEST));
  }

  @Test
  void megabytesGoInBothDirectionsAtOnce() throws Exception {
    byte[] sent = new byte[1 << 20];
    new Random(SEED).nextBytes(sent);
    try (Database db = Database.open(config(server.url("require")).maxConnections(1).build())) {
      Callers.run(
          16,
          i -> {
            for (int k = 0; k < 2; k++) {
              byte[] back = db.execute("SELECT $1::bytea", (Object) sent).scalar(byte[].class);
              assertThat(back).isEqualTo(sent);
            }
          });
    }
  }

  /** Also those that come while there is no room for them. */
  @Test
  void noNotificationWaitsForMoreToCome() throws Exception {
    System.out.println("sizes with -Dloompq.test.seed=" + SEED);
    Random random = new Random(SEED);
    try (Database db = Database.open(config(server.url("require")).maxConnections(1).build());
        Notifications notifications = db.listen("tls")) {
      for (int round = 0; round < 40; round++) {
        int count = random.nextInt(1, round % 4 == 0 ? 3_000 : 20);
        int length = random.nextInt(7_900);
        db.execute(
            "SELECT count(pg_notify('tls', i || repeat('x', $1))) FROM generate_series(1, $2) i",
            length,
            count);
        for (int i = 1; i <= count; i++) {
          Notification next = notifications.next(Duration.ofSeconds(20));
          assertThat(next).isNotNull();
          assertThat(next.payload()).isEqualTo(i + "x".repeat(length));
        }
      }
      assertThat(notifications.next(Duration.ZERO)).isNull();
    }
  }

  @Test
  void aConnectionIsKeptWhenItsStatementIsCancelled() {
    DatabaseConfig config =
        config(server.url("require"))
            .maxConnections(1)
            .statementTimeout(Duration.ofMillis(300))
            .build();
    try (Database db = Database.open(config)) {
      assertThatThrownBy(() -> db.execute("SELECT pg_sleep(60)"))
          .isInstanceOf(QueryTimeoutException.class);
      assertThat(isEncrypted(db)).isTrue();
      assertThat(db.stats().retired()).isZero();
    }
  }

  @Test
  void aServerWhoseCertificateIsNotSignedByTheRootIsRefused() throws Exception {
    String url = server.url("verify-full") + "&sslrootcert=" + write(SelfSigned.of("localhost"));
    assertThatThrownBy(() -> Database.open(config(url).build()))
        .isInstanceOf(ConnectionException.class)
        .hasMessageStartingWith("cannot connect: ")
        .hasMessageContaining("certificate verify failed");
  }

  @Test
  void aServerWhoseCertificateNamesAnotherHostIsRefused() throws Exception {
    String url =
        server.url("127.0.0.1", "verify-full") + "&sslrootcert=" + write(server.identity());
    assertThatThrownBy(() -> Database.open(config(url).build()))
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("\"localhost\"")
        .hasMessageContaining("does not match host name \"127.0.0.1\"");
  }
}
