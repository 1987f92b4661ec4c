package org.loompq.runtime.connection;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.libpq.Platform;

/**
 * Makes the {@link Readiness} of each shard of a pool: epoll on Linux, poll elsewhere or with
 * {@code -Dloompq.readiness=poll}.
 */
public final class Pollers implements AutoCloseable {

  /** The system property that chooses: {@code epoll} or {@code poll}. */
  public static final String PROPERTY = "loompq.readiness";

  private final @Nullable EpollMaster master;

  private Pollers(@Nullable EpollMaster master) {
    this.master = master;
  }

  /**
   * Chooses by platform and property.
   *
   * @throws IllegalArgumentException if the property has another value
   */
  public static Pollers create() {
    return create(System.getProperty(PROPERTY), Platform.current());
  }

  static Pollers create(@Nullable String chosen, Platform platform) {
    String kind =
        chosen == null
            ? (platform == Platform.LINUX ? "epoll" : "poll")
            : chosen.toLowerCase(Locale.ROOT);
    if (platform == Platform.WINDOWS) {
      throw new UnsupportedOperationException(
          "loompq cannot wait for sockets on Windows yet; it runs in the Linux subsystem (WSL)");
    }
    return switch (kind) {
      case "epoll" -> new Pollers(new EpollMaster());
      case "poll" -> new Pollers(null);
      default ->
          throw new IllegalArgumentException(
              "-D" + PROPERTY + "=" + chosen + ": it must be epoll or poll");
    };
  }

  /** A poller for one shard. */
  public Readiness readiness(int shard) {
    String name = "loompq-poller-" + shard;
    return master == null ? new PollReadiness(name) : new EpollReadiness(master, name);
  }

  /** Ends what the pollers share. They must have been closed. */
  @Override
  public void close() {
    if (master != null) {
      master.close();
    }
  }
}
