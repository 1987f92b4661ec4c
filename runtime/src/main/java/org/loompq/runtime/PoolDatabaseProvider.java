package org.loompq.runtime;

import org.loompq.Database;
import org.loompq.DatabaseConfig;
import org.loompq.runtime.libpq.LibraryLocation;
import org.loompq.runtime.libpq.ResultHandle;
import org.loompq.runtime.pool.Pool;
import org.loompq.spi.DatabaseProvider;

/** Opens databases over libpq. Found by {@link java.util.ServiceLoader}. */
public final class PoolDatabaseProvider implements DatabaseProvider {

  /** For {@link java.util.ServiceLoader}. */
  public PoolDatabaseProvider() {}

  @Override
  public Database open(DatabaseConfig config) {
    LibraryLocation.require();
    ResultHandle.prepare();
    Known known = Known.nothing(config); // before anything is opened, since it may throw
    return new PoolDatabase(Pool.open(config), known);
  }
}
