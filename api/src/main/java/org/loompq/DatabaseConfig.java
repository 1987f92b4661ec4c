package org.loompq;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.loompq.message.DurationText;

/**
 * Where a database is and how to use it. Made with {@link #builder(String)}.
 *
 * @param dsn a libpq connection string or URI, passed on as it is
 * @param minConnections connections kept open even when idle
 * @param maxConnections connections open at most
 * @param shards parts into which the pool is divided, so that carrier threads do not contend for
 *     the same connections; at most {@code maxConnections} are used
 * @param acquireTimeout how long a caller waits for a connection
 * @param idleTimeout how long a connection above the minimum may be idle before it is closed; zero
 *     for ever
 * @param maxLifetime how old a connection may become before it is replaced; zero for any age
 * @param statementTimeout how long a caller waits for the answer to a statement; zero for ever
 * @param statementCacheSize prepared statements that each connection keeps
 * @param preparedStatements how statements are prepared on the server
 * @param maxWaiters statements, and as many leases, that may wait for a connection at once; further
 *     ones fail immediately
 * @param pipelineDepth statements of different callers that may be on their way over one connection
 * @param coalesceReads whether statements that only read, declared {@code @ReadOnly}, and are sent
 *     at the same time over one connection share a Sync, and with it a transaction: more of them
 *     fit into a second. If one of them fails, the server skips those behind it, and they are sent
 *     again unseen by their callers
 * @param slowStatementThreshold nothing is sent behind a statement whose answer typically takes
 *     longer, with the way through the network, so that others do not wait for it; zero to treat
 *     all alike
 * @param leakThreshold how long a connection may be leased before that is reported, to the logger
 *     {@code org.loompq.leaks}: by a {@link Session#lease}, a transaction, a stream that is not
 *     closed, a COPY or a pipeline; zero for any time
 * @param noticeListener is told what the server says about statements that is no error; null to
 *     have it logged, to the logger {@code org.loompq.notices}
 * @param typeCodecs carry types of the application, one for each Java type; they are preferred to
 *     those that {@link java.util.ServiceLoader} finds
 */
public record DatabaseConfig(
    String dsn,
    int minConnections,
    int maxConnections,
    int shards,
    Duration acquireTimeout,
    Duration idleTimeout,
    Duration maxLifetime,
    Duration statementTimeout,
    int statementCacheSize,
    PreparedStatementMode preparedStatements,
    int maxWaiters,
    int pipelineDepth,
    boolean coalesceReads,
    Duration slowStatementThreshold,
    Duration leakThreshold,
    @Nullable NoticeListener noticeListener,
    List<TypeCodec<?>> typeCodecs) {

  /** The largest {@link #pipelineDepth}: more would only wait in other buffers. */
  private static final int MAX_PIPELINE_DEPTH = 65_536;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming the first setting that is out of range, or two codecs
   *     of the same Java type
   */
  public DatabaseConfig {
    Objects.requireNonNull(dsn, "dsn");
    Objects.requireNonNull(acquireTimeout, "acquireTimeout");
    Objects.requireNonNull(idleTimeout, "idleTimeout");
    Objects.requireNonNull(maxLifetime, "maxLifetime");
    Objects.requireNonNull(statementTimeout, "statementTimeout");
    Objects.requireNonNull(preparedStatements, "preparedStatements");
    Objects.requireNonNull(slowStatementThreshold, "slowStatementThreshold");
    Objects.requireNonNull(leakThreshold, "leakThreshold");
    check(minConnections >= 0, "minConnections is " + minConnections + ": it must be 0 or more");
    check(maxConnections >= 1, "maxConnections is " + maxConnections + ": it must be 1 or more");
    check(
        minConnections <= maxConnections,
        "minConnections is "
            + minConnections
            + ": it must not be above maxConnections, which is "
            + maxConnections);
    check(shards >= 1, "shards is " + shards + ": it must be 1 or more");
    check(
        acquireTimeout.isPositive(),
        "acquireTimeout is " + DurationText.of(acquireTimeout) + ": it must be more than zero");
    checkNotNegative("idleTimeout", idleTimeout);
    checkNotNegative("maxLifetime", maxLifetime);
    checkNotNegative("statementTimeout", statementTimeout);
    check(
        pipelineDepth >= 1 && pipelineDepth <= MAX_PIPELINE_DEPTH,
        "pipelineDepth is " + pipelineDepth + ": it must be from 1 to " + MAX_PIPELINE_DEPTH);
    checkNotNegative("slowStatementThreshold", slowStatementThreshold);
    checkNotNegative("leakThreshold", leakThreshold);
    check(
        statementCacheSize >= 1,
        "statementCacheSize is "
            + statementCacheSize
            + ": it must be 1 or more; to prepare nothing set preparedStatements to UNNAMED");
    check(maxWaiters >= 0, "maxWaiters is " + maxWaiters + ": it must be 0 or more");
    typeCodecs = List.copyOf(Objects.requireNonNull(typeCodecs, "typeCodecs"));
    checkDifferent(typeCodecs);
  }

  private static void checkDifferent(List<TypeCodec<?>> codecs) {
    Map<Class<?>, TypeCodec<?>> byType = new HashMap<>();
    for (TypeCodec<?> codec : codecs) {
      TypeCodec<?> other = byType.put(codec.javaType(), codec);
      check(
          other == null,
          "typeCodecs has two for "
              + codec.javaType().getName()
              + ", "
              + (other == null ? "" : other.getClass().getName())
              + " and "
              + codec.getClass().getName()
              + ": there can be one for each Java type");
    }
  }

  /**
   * Starts from the default settings.
   *
   * @param dsn a libpq connection string such as {@code host=localhost dbname=bank}, or a URI such
   *     as {@code postgresql://localhost/bank}
   * @return a builder
   */
  public static Builder builder(String dsn) {
    return new Builder(dsn);
  }

  /** All settings but the connection string, which may hold a password. */
  @Override
  public String toString() {
    return "DatabaseConfig[dsn=(not shown), minConnections="
        + minConnections
        + ", maxConnections="
        + maxConnections
        + ", shards="
        + shards
        + ", acquireTimeout="
        + DurationText.of(acquireTimeout)
        + ", idleTimeout="
        + DurationText.of(idleTimeout)
        + ", maxLifetime="
        + DurationText.of(maxLifetime)
        + ", statementTimeout="
        + DurationText.of(statementTimeout)
        + ", statementCacheSize="
        + statementCacheSize
        + ", preparedStatements="
        + preparedStatements
        + ", maxWaiters="
        + maxWaiters
        + ", pipelineDepth="
        + pipelineDepth
        + ", coalesceReads="
        + coalesceReads
        + ", slowStatementThreshold="
        + DurationText.of(slowStatementThreshold)
        + ", leakThreshold="
        + DurationText.of(leakThreshold)
        + ", noticeListener="
        + noticeListener
        + ", typeCodecs="
        + typeCodecs
        + "]";
  }

  private static void checkNotNegative(String name, Duration value) {
    check(
        !value.isNegative(), name + " is " + DurationText.of(value) + ": it must not be negative");
  }

  private static void check(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** Collects settings; those not set have the defaults named here. */
  public static final class Builder {

    private final String dsn;
    private int minConnections = 1;
    private int maxConnections = 10;
    private int shards = Runtime.getRuntime().availableProcessors();
    private Duration acquireTimeout = Duration.ofSeconds(10);
    private Duration idleTimeout = Duration.ofMinutes(10);
    private Duration maxLifetime = Duration.ofMinutes(30);
    private Duration statementTimeout = Duration.ZERO;
    private int statementCacheSize = 256;
    private PreparedStatementMode preparedStatements = PreparedStatementMode.NAMED;
    private int maxWaiters = 65_536;
    private int pipelineDepth = 64;
    private boolean coalesceReads;
    private Duration slowStatementThreshold = Duration.ofMillis(100);
    private Duration leakThreshold = Duration.ZERO;
    private @Nullable NoticeListener noticeListener;
    private final List<TypeCodec<?>> typeCodecs = new ArrayList<>();

    private Builder(String dsn) {
      this.dsn = Objects.requireNonNull(dsn, "dsn");
    }

    /**
     * Sets {@link DatabaseConfig#minConnections()}, by default 1.
     *
     * @param value connections kept open even when idle
     * @return this builder
     */
    public Builder minConnections(int value) {
      this.minConnections = value;
      return this;
    }

    /**
     * Sets {@link DatabaseConfig#maxConnections()}, by default 10.
     *
     * @param value connections open at most
     * @return this builder
     */
    public Builder maxConnections(int value) {
      this.maxConnections = value;
      return this;
    }

    /**
     * Sets {@link DatabaseConfig#shards()}, by default one per available processor.
     *
     * @param value parts of the pool
     * @return this builder
     */
    public Builder shards(int value) {
      this.shards = value;
      return this;
    }

    /**
     * Sets {@link DatabaseConfig#acquireTimeout()}, by default 10 seconds.
     *
     * @param value how long a caller waits for a connection
     * @return this builder
     */
    public Builder acquireTimeout(Duration value) {
      this.acquireTimeout = Objects.requireNonNull(value, "acquireTimeout");
      return this;
    }

    /**
     * Sets {@link DatabaseConfig#idleTimeout()}, by default 10 minutes.
     *
     * @param value how long a connection above the minimum may be idle; zero for ever
     * @return this builder
     */
    public Builder idleTimeout(Duration value) {
      this.idleTimeout = Objects.requireNonNull(value, "idleTimeout");
      return this;
    }

    /**
     * Sets {@link DatabaseConfig#maxLifetime()}, by default 30 minutes.
     *
     * @param value how old a connection may become; zero for any age
     * @return this builder
     */
    public Builder maxLifetime(Duration value) {
      this.maxLifetime = Objects.requireNonNull(value, "maxLifetime");
      return this;
    }

    /**
     * Sets {@link DatabaseConfig#statementTimeout()}, by default zero.
     *
     * @param value how long a caller waits for an answer; zero for ever
     * @return this builder
     */
    public Builder statementTimeout(Duration value) {
      this.statementTimeout = Objects.requireNonNull(value, "statementTimeout");
      return this;
    }

    /**
     * Sets {@link DatabaseConfig#statementCacheSize()}, by default 256.
     *
     * @param value prepared statements per connection
     * @return this builder
     */
    public Builder statementCacheSize(int value) {
      this.statementCacheSize = value;
      return this;
    }

    /**
     * Sets {@link DatabaseConfig#preparedStatements()}, by default NAMED.
     *
     * @param value how statements are prepared
     * @return this builder
     */
    public Builder preparedStatements(PreparedStatementMode value) {
      this.preparedStatements = Objects.requireNonNull(value, "preparedStatements");
      return this;
    }

    /**
     * Sets {@link DatabaseConfig#maxWaiters()}, by default 65536.
     *
     * @param value statements, and as many leases, that may wait at once
     * @return this builder
     */
    public Builder maxWaiters(int value) {
      this.maxWaiters = value;
      return this;
    }

    /**
     * Sets {@link DatabaseConfig#pipelineDepth()}, by default 64.
     *
     * @param value statements on their way over one connection; 1 for no pipelining
     * @return this builder
     */
    public Builder pipelineDepth(int value) {
      this.pipelineDepth = value;
      return this;
    }

    /**
     * Sets {@link DatabaseConfig#coalesceReads()}, by default false.
     *
     * @param value whether statements that only read may share a Sync
     * @return this builder
     */
    public Builder coalesceReads(boolean value) {
      this.coalesceReads = value;
      return this;
    }

    /**
     * Sets {@link DatabaseConfig#slowStatementThreshold()}, by default 100 milliseconds.
     *
     * @param value how long a statement typically takes behind which nothing is sent; zero for any
     *     time
     * @return this builder
     */
    public Builder slowStatementThreshold(Duration value) {
      this.slowStatementThreshold = Objects.requireNonNull(value, "slowStatementThreshold");
      return this;
    }

    /**
     * Sets {@link DatabaseConfig#leakThreshold()}, by default zero: each lease that may be reported
     * has to remember the stack of its thread.
     *
     * @param value how long a lease may last before it is reported; zero for any time
     * @return this builder
     */
    public Builder leakThreshold(Duration value) {
      this.leakThreshold = Objects.requireNonNull(value, "leakThreshold");
      return this;
    }

    /**
     * Sets {@link DatabaseConfig#noticeListener()}, by default the log. What belongs to no
     * statement is logged in any case, and so is what belongs to one whose caller has left.
     *
     * @param value is told what the server says that is no error; null for the log
     * @return this builder
     */
    public Builder noticeListener(@Nullable NoticeListener value) {
      this.noticeListener = value;
      return this;
    }

    /**
     * Adds one to {@link DatabaseConfig#typeCodecs()}, which are none by default.
     *
     * @param value carries a type of the application
     * @return this builder
     */
    public Builder typeCodec(TypeCodec<?> value) {
      this.typeCodecs.add(Objects.requireNonNull(value, "typeCodec"));
      return this;
    }

    /**
     * Makes the configuration.
     *
     * @return the settings
     * @throws IllegalArgumentException naming the first setting that is out of range, or two codecs
     *     of the same Java type
     */
    public DatabaseConfig build() {
      return new DatabaseConfig(
          dsn,
          minConnections,
          maxConnections,
          shards,
          acquireTimeout,
          idleTimeout,
          maxLifetime,
          statementTimeout,
          statementCacheSize,
          preparedStatements,
          maxWaiters,
          pipelineDepth,
          coalesceReads,
          slowStatementThreshold,
          leakThreshold,
          noticeListener,
          typeCodecs);
    }
  }
}
