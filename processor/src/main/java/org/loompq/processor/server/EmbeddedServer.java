package org.loompq.processor.server;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A PostgreSQL of one compilation, with a schema. It ends with {@link #close()}; if that is never
 * called, when nobody refers to it any more, or when this process ends, even if it is killed.
 */
public final class EmbeddedServer implements AutoCloseable {

  private static final Cleaner CLEANER = Cleaner.create();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Watchdog watchdog;
  private final Cleaner.Cleanable cleaning;

  private EmbeddedServer(Watchdog watchdog) {
    this.watchdog = watchdog;
    this.cleaning = CLEANER.register(this, watchdog::release);
  }

  /**
   * Starts a server that nobody else uses.
   *
   * @param schema what is executed on it, unless an earlier compilation has done so
   * @param cache a folder for what later compilations use again; made if it does not exist
   * @throws SchemaError if the server refuses a statement of the schema
   * @throws ServerUnavailable if there is no server for this platform, or it does not start
   */
  public static EmbeddedServer start(Schema schema, Path cache)
      throws SchemaError, ServerUnavailable {
    return start(schema, cache, ServerUser.find());
  }

  /** Starts one as a certain user. */
  static EmbeddedServer start(Schema schema, Path cache, ServerUser user)
      throws SchemaError, ServerUnavailable {
    try {
      Installation installation = Installation.in(Workplace.of(user, cache.toAbsolutePath()));
      Path template = Template.of(schema, installation);
      return new EmbeddedServer(Watchdog.start(installation, template));
    } catch (IOException failed) {
      throw ServerUnavailable.failed(failed);
    }
  }

  /** How libpq reaches it: through a socket in a folder of this user, as superuser. */
  public String conninfo() {
    return watchdog.conninfo();
  }

  /** Stops the server at once and deletes its data. Does nothing the second time. */
  @Override
  public void close() {
    cleaning.clean();
    watchdog.awaitEnd(PATIENCE);
  }
}
