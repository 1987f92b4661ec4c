package org.loompq.runtime.connection;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.libpq.Libpq;

/**
 * A keyword that libpq refused. It is looked for here, since libpq's own message may be in any
 * language.
 *
 * @param keyword as it is written
 * @param mayBeSecret whether it may be a piece of a password with a space or a reserved character
 */
record UnknownKeyword(String keyword, boolean mayBeSecret) {

  private static final Pattern WORD = Pattern.compile("[A-Za-z_]+");

  /** A keyword and its value, as conninfo_parse in fe-connect.c reads them. */
  private static final Pattern SETTING =
      Pattern.compile(
          "\\s*([^=\\s]+)\\s*=\\s*"
              + "(?:'(?:[^'\\\\]++|\\\\.)*+'|(?:[^\\s'\\\\]|\\\\.)(?:[^\\s\\\\]++|\\\\.)*+|)",
          Pattern.DOTALL);

  /** The same in the query part of a URI. */
  private static final Pattern PARAMETER = Pattern.compile("[?&]([^=&]+)=[^&]*");

  /** The first that is unknown; null if that is not what is wrong. */
  static @Nullable UnknownKeyword in(String dsn) {
    boolean uri = ConnectionString.isUri(dsn);
    int query = uri ? dsn.indexOf('?') : 0;
    if (query < 0) {
      return null;
    }
    Matcher setting = (uri ? PARAMETER : SETTING).matcher(dsn).region(query, dsn.length());
    // What is behind a password in a URI ends with an @, wherever its pieces are.
    boolean afterPassword = uri && dsn.indexOf('@', query) >= 0;
    Set<String> known = known();
    while (setting.lookingAt()) {
      String keyword = setting.group(1);
      boolean oldSsl = uri && setting.group().endsWith("ssl=true"); // which libpq understands
      if (!known.contains(keyword) && !oldSsl) {
        return new UnknownKeyword(keyword, afterPassword || !WORD.matcher(keyword).matches());
      }
      afterPassword |= keyword.contains("password");
      setting.region(setting.end(), dsn.length());
    }
    return null;
  }

  private static Set<String> known() {
    try (Arena arena = Arena.ofConfined()) {
      long options = Libpq.conninfoParse(arena.allocateFrom(""), arena.allocate(ADDRESS));
      if (options == 0) {
        throw new OutOfMemoryError("libpq could not allocate its options");
      }
      try {
        return Libpq.keywords(options);
      } finally {
        Libpq.conninfoFree(options);
      }
    }
  }
}
