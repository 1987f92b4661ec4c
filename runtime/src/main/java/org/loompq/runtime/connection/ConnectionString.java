package org.loompq.runtime.connection;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.loompq.error.ConnectionException;
import org.loompq.runtime.libpq.Libpq;

/**
 * A connection string or URI, taken apart by libpq before it is used. What libpq says of one that
 * it does not understand quotes pieces of it, and a piece may be the password; so that is not
 * repeated.
 */
final class ConnectionString {

  private static final Pattern PORTS = Pattern.compile("[0-9, ]*");

  private final Map<String, String> values;

  private ConnectionString(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Takes a connection string apart; one that is just a name names the database.
   *
   * @throws ConnectionException if it is not valid, without any piece of it
   */
  static ConnectionString parse(String dsn) {
    if (dsn.isBlank() || dsn.startsWith("jdbc:")) {
      throw invalid(); // libpq would take it for a database's name, and look for a local server
    }
    boolean name = dsn.indexOf('=') < 0 && !dsn.contains("://");
    ConnectionString parsed = new ConnectionString(name ? Map.of("dbname", dsn) : options(dsn));
    // A reserved character in a password moves pieces of it here.
    if (parsed.value("host").indexOf('@') >= 0 || !PORTS.matcher(parsed.value("port")).matches()) {
      throw invalid();
    }
    return parsed;
  }

  /** Whether it sets an option. */
  boolean has(String keyword) {
    return values.containsKey(keyword);
  }

  private String value(String keyword) {
    return values.getOrDefault(keyword, "");
  }

  private static Map<String, String> options(String dsn) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment error = arena.allocate(ADDRESS);
      long options = Libpq.conninfoParse(arena.allocateFrom(dsn), error);
      if (options == 0) {
        Libpq.freeMemory(error.get(ADDRESS, 0).address());
        throw invalid();
      }
      try {
        Map<String, String> values = new HashMap<>();
        Libpq.forEachOption(options, values::put);
        return values;
      } finally {
        Libpq.conninfoFree(options);
      }
    }
  }

  private static ConnectionException invalid() {
    return new ConnectionException(
        "the connection string is not valid; it is not shown, since it may hold a password. It is"
            + " \"key=value ...\", with values that hold spaces in single quotes, or a URI"
            + " \"postgresql://user:password@host:port/database?key=value\", in whose parts"
            + " characters such as @ / : % ? # are percent-encoded; a URL that begins with jdbc: is"
            + " for another client",
        null, true);
  }
}
