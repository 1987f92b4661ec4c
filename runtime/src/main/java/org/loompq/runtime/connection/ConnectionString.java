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
 * A connection string or URI, taken apart by libpq before it is used. What libpq and the server say
 * of one that they do not understand quotes pieces of it, and a piece may be the password; so
 * nothing is repeated, and nothing sent that seems to be in the wrong place.
 */
final class ConnectionString {

  private static final Pattern PORTS = Pattern.compile("[0-9, ]*");

  /** What no database is called that is given by its name alone. */
  private static final Pattern NOT_IN_A_NAME = Pattern.compile("[:@/]");

  /** An address behind a user's name, and perhaps his password: {@code ada:...@host}. */
  private static final Pattern CREDENTIALS = Pattern.compile("://|:.*@", Pattern.DOTALL);

  private final Map<String, String> values;

  private ConnectionString(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Takes a connection string apart; one that is just a name names the database, and an empty one
   * leaves all to the environment.
   *
   * @throws ConnectionException if it is not valid, without any piece of it
   */
  static ConnectionString parse(String dsn) {
    if (dsn.startsWith("jdbc:")) {
      throw BadConnectionString.forAnotherClient();
    }
    if (!isUri(dsn) && dsn.indexOf('=') < 0) {
      return ofName(dsn);
    }
    if (isUri(dsn) && NOT_IN_A_NAME.matcher(databaseOf(dsn)).find()) {
      throw BadConnectionString.database();
    }
    ConnectionString parsed = new ConnectionString(options(dsn));
    parsed.checkPlaces();
    return parsed;
  }

  /** Whether it sets an option. */
  boolean has(String keyword) {
    return values.containsKey(keyword);
  }

  /** Whether libpq takes it for a URI; it looks at the first letters alone, and at their case. */
  static boolean isUri(String dsn) {
    return dsn.startsWith("postgresql://") || dsn.startsWith("postgres://");
  }

  private static ConnectionString ofName(String dsn) {
    if (NOT_IN_A_NAME.matcher(dsn).find()) {
      throw BadConnectionString.neitherUriNorName();
    }
    return new ConnectionString(dsn.isBlank() ? Map.of() : Map.of("dbname", dsn));
  }

  /**
   * The database's name as a URI spells it. A slash that belongs to a password ends the host early,
   * and has the rest of the password begin it.
   */
  private static String databaseOf(String uri) {
    int host = uri.indexOf("://") + 3;
    for (int i = host; i < uri.length() && uri.charAt(i) != '/'; i++) {
      if (uri.charAt(i) == '@') {
        host = i + 1;
        break;
      }
    }
    int end = uri.indexOf('?', host);
    String place = uri.substring(host, end < 0 ? uri.length() : end);
    int slash = place.indexOf('/');
    return slash < 0 ? "" : place.substring(slash + 1);
  }

  /** A reserved character in a password moves pieces of it to where errors show them. */
  private void checkPlaces() {
    if (value("host").indexOf('@') >= 0) {
      throw BadConnectionString.host();
    }
    if (!PORTS.matcher(value("port")).matches()) {
      throw BadConnectionString.port();
    }
    if (value("user").indexOf(':') >= 0) {
      throw BadConnectionString.user();
    }
    if (CREDENTIALS.matcher(value("dbname")).find()) {
      throw BadConnectionString.database();
    }
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
        throw BadConnectionString.of(dsn);
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
}
