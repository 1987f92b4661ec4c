package org.loompq.runtime.connection;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a statement would leave behind on its connection. On a connection that others share none of
 * it may be left: the next caller would run in a stranger's transaction or with his settings.
 */
enum SessionState {
  TRANSACTION(
      "every statement here is a transaction of its own; several run in one inside of"
          + " Session.transaction"),
  SETTING(
      "put settings into the connection string, as in \"options=-c search_path=app\", give them to"
          + " the role with ALTER ROLE, or use Session.lease; set_config(..., true) is for the"
          + " transaction alone"),
  CHANNEL(
      "notifications would reach a connection that others use; Database.listen gives them to"
          + " you, on a connection of its own"),
  COPY("its data comes from the client or goes there; use Session.copyIn or Session.copyOut"),
  CURSOR("read the rows with the query itself, or use Session.lease"),
  PREPARED_STATEMENT("loompq prepares each statement by itself"),
  ADVISORY_LOCK(
      "nobody could tell who holds it; a lock to the end of the statement is"
          + " pg_advisory_xact_lock, for a longer one use Session.lease"),
  TEMPORARY_TABLE(
      "the next statement may run on another connection; use WITH,"
          + " an unlogged table, or Session.lease"),
  EVERYTHING("it would throw away the statements that loompq has prepared"),
  LIBRARY("use session_preload_libraries");

  private static final Pattern SESSION_LOCK =
      Pattern.compile("PG_(?:TRY_)?ADVISORY_(?:UN)?LOCK(?:_SHARED|_ALL)?");

  private final String advice;

  SessionState(String advice) {
    this.advice = advice;
  }

  /** Why a shared connection does not take it, and what to do instead. */
  String advice() {
    return advice;
  }

  /** What a statement would leave behind, as far as its words tell; null for most. */
  static @Nullable SessionState leftBy(String sql) {
    List<String> words = SqlWords.of(sql);
    if (words.isEmpty()) {
      return null;
    }
    String second = words.size() > 1 ? words.get(1) : "";
    return switch (words.getFirst()) {
      case "BEGIN", "START", "SAVEPOINT", "RELEASE", "END", "ABORT" -> TRANSACTION;
      case "COMMIT", "ROLLBACK" -> second.equals("PREPARED") ? null : TRANSACTION;
      case "PREPARE" -> second.equals("TRANSACTION") ? TRANSACTION : PREPARED_STATEMENT;
      case "EXECUTE", "DEALLOCATE" -> PREPARED_STATEMENT;
      case "SET", "RESET" -> SETTING;
      case "LISTEN", "UNLISTEN" -> CHANNEL;
      case "COPY" -> CopyText.direction(sql) == null ? leftWithin(sql, words) : COPY;
      case "DECLARE", "FETCH", "MOVE", "CLOSE" -> CURSOR;
      case "DISCARD" -> EVERYTHING;
      case "LOAD" -> LIBRARY;
      default -> leftWithin(sql, words);
    };
  }

  /** What the query of a COPY would leave behind, as far as its words tell; null for most. */
  static @Nullable SessionState leftByCopying(String sql) {
    return leftWithin(sql, SqlWords.of(sql));
  }

  private static @Nullable SessionState leftWithin(String sql, List<String> words) {
    for (String word : words) {
      if (SESSION_LOCK.matcher(word).matches()) {
        return ADVISORY_LOCK;
      }
    }
    if (words.contains("SET_CONFIG") && SetConfig.isForSessionIn(sql)) {
      return SETTING;
    }
    return makesTemporary(words) ? TEMPORARY_TABLE : null;
  }

  private static boolean makesTemporary(List<String> words) {
    for (int i = 1; i < words.size(); i++) {
      if (words.get(i).equals("PG_TEMP") && words.getFirst().equals("CREATE")) {
        return true;
      }
      boolean temporary = words.get(i).equals("TEMP") || words.get(i).equals("TEMPORARY");
      if (temporary && comesBeforeTemporary(words, i - 1)) {
        return true;
      }
    }
    return false;
  }

  /**
   * CREATE [OR REPLACE] [LOCAL | GLOBAL] TEMPORARY, or SELECT ... INTO TEMPORARY; but INSERT INTO
   * and MERGE INTO are followed by a table, whose name may be that word.
   */
  private static boolean comesBeforeTemporary(List<String> words, int index) {
    return switch (words.get(index)) {
      case "CREATE", "REPLACE", "LOCAL", "GLOBAL" -> true;
      case "INTO" ->
          index == 0
              || !(words.get(index - 1).equals("INSERT") || words.get(index - 1).equals("MERGE"));
      default -> false;
    };
  }
}
