package org.loompq.runtime.pool;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.loompq.Sql;
import org.loompq.runtime.connection.SqlText;

/**
 * What is listened to.
 *
 * @param names the channels' names, each once
 * @param listen a LISTEN for each
 */
record Channels(Set<String> names, List<SqlText> listen) {

  /** {@code NAMEDATALEN - 1}: PostgreSQL cuts longer names off, if it was not built otherwise. */
  private static final int MOST_BYTES = 63;

  /**
   * Those with these names.
   *
   * @throws IllegalArgumentException if there is none, or one that is none of a channel
   */
  static Channels of(String... names) {
    if (names.length == 0) {
      throw new IllegalArgumentException("there is no channel to listen to: name at least one");
    }
    Set<String> distinct = new LinkedHashSet<>();
    for (String name : names) {
      distinct.add(checked(name));
    }
    return new Channels(distinct, distinct.stream().map(Channels::listenTo).toList());
  }

  private static String checked(String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("the name of a channel must not be empty");
    }
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES) {
      throw new IllegalArgumentException(
          "the name of a channel has at most "
              + MOST_BYTES
              + " bytes, since PostgreSQL cuts off the rest; this one has "
              + bytes
              + ": "
              + name);
    }
    return name;
  }

  private static SqlText listenTo(String name) {
    return new SqlText("", Sql.of("LISTEN $1", Sql.identifier(name)).text());
  }

  /** The names as SQL has them. */
  @Override
  public String toString() {
    return names.stream()
        .map(name -> Sql.identifier(name).text())
        .collect(Collectors.joining(", "));
  }
}
