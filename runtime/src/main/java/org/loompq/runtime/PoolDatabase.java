package org.loompq.runtime;

import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.loompq.Database;
import org.loompq.DatabaseConfig;
import org.loompq.PoolStats;
import org.loompq.QueryResult;
import org.loompq.runtime.connection.Execution;
import org.loompq.runtime.libpq.ResultHandle;
import org.loompq.runtime.pool.Pool;
import org.loompq.spi.RepositoryProvider;

/** A database whose statements run on the connections of a pool. */
final class PoolDatabase extends StatementRunner implements Database {

  private final Pool pool;
  private final TypeCatalogue types = new TypeCatalogue(this);
  private final ParametersCache idleParameters = new ParametersCache();
  private final Set<Statement> checked = ConcurrentHashMap.newKeySet();
  private final DynamicStatements dynamicStatements;
  private final ConcurrentMap<Class<?>, Object> repositories = new ConcurrentHashMap<>();

  PoolDatabase(Pool pool, DatabaseConfig config) {
    this.pool = pool;
    this.dynamicStatements = new DynamicStatements(config.statementCacheSize());
  }

  @Override
  public QueryResult execute(String sql, @Nullable Object... parameters) {
    DynamicParameters values = DynamicParameters.of(parameters);
    Statement statement = dynamicStatements.get(sql, values.types());
    try (Rows rows = values.bindTo(statement.with(this)).query()) {
      return MaterialisedResult.of(rows.result(), types, statement);
    }
  }

  @Override
  public <T> T repository(Class<T> type) {
    return type.cast(repositories.computeIfAbsent(type, this::makeRepository));
  }

  private Object makeRepository(Class<?> type) {
    for (RepositoryProvider<?> provider :
        ServiceLoader.load(RepositoryProvider.class, type.getClassLoader())) {
      if (provider.type() == type) {
        return provider.create(this);
      }
    }
    throw new IllegalArgumentException(
        "no repository was generated for "
            + type.getName()
            + ": it must be an interface with @Query methods, compiled with loompq-processor on"
            + " annotationProcessorPaths; in a named module, declare \"provides"
            + " org.loompq.spi.RepositoryProvider\" or call the generated class's constructor");
  }

  @Override
  public PoolStats stats() {
    return pool.stats();
  }

  @Override
  public void close() {
    pool.close();
  }

  @Override
  Parameters parameters(Statement statement) {
    Parameters idle = idleParameters.take();
    return (idle == null ? new Parameters(this) : idle).begin(statement);
  }

  @Override
  Execution run(Statement statement, Parameters parameters) {
    try {
      checkColumns(statement);
      return pool.execute(statement.text(), parameters.values());
    } finally {
      idleParameters.put(parameters.reset());
    }
  }

  /**
   * Makes sure that the columns fit before a statement runs for the first time: afterwards it might
   * have changed something already.
   */
  private void checkColumns(Statement statement) {
    if (statement.shape().components().isEmpty() || checked.contains(statement)) {
      return;
    }
    try (ResultHandle description = pool.describe(statement.text()).result()) {
      RowLayout.match(statement, description, types);
    }
    checked.add(statement);
  }

  @Override
  TypeCatalogue types() {
    return types;
  }
}
