package org.loompq.runtime.libpq;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.loompq.error.CheckViolationException;
import org.loompq.error.DeadlockException;
import org.loompq.error.ExclusionViolationException;
import org.loompq.error.ForeignKeyViolationException;
import org.loompq.error.InsufficientPrivilegeException;
import org.loompq.error.LockNotAvailableException;
import org.loompq.error.NotNullViolationException;
import org.loompq.error.QueryCanceledException;
import org.loompq.error.SerializationFailureException;
import org.loompq.error.ServerError;
import org.loompq.error.ServerException;
import org.loompq.error.SqlSyntaxException;
import org.loompq.error.UndefinedColumnException;
import org.loompq.error.UndefinedTableException;
import org.loompq.error.UniqueViolationException;

/** Makes exceptions of failed results: reads the fields, and picks the class by SQLSTATE. */
public final class ServerErrors {

  /** Makes the exception of one SQLSTATE. */
  private interface Maker {
    ServerException make(ServerError error, @Nullable String statement, @Nullable String sql);
  }

  private static final Map<String, Maker> BY_SQLSTATE =
      Map.ofEntries(
          Map.entry("23505", UniqueViolationException::new),
          Map.entry("23503", ForeignKeyViolationException::new),
          Map.entry("23502", NotNullViolationException::new),
          Map.entry("23514", CheckViolationException::new),
          Map.entry("23P01", ExclusionViolationException::new),
          Map.entry("40001", SerializationFailureException::new),
          Map.entry("40P01", DeadlockException::new),
          Map.entry("57014", QueryCanceledException::new),
          Map.entry("42P01", UndefinedTableException::new),
          Map.entry("42703", UndefinedColumnException::new),
          Map.entry("42601", SqlSyntaxException::new),
          Map.entry("42501", InsufficientPrivilegeException::new),
          Map.entry("55P03", LockNotAvailableException::new));

  private ServerErrors() {}

  /** The exception for an error of a statement. */
  public static ServerException exception(
      ServerError error, @Nullable String statement, @Nullable String sql) {
    Maker maker = BY_SQLSTATE.getOrDefault(error.sqlState(), ServerException::new);
    return maker.make(error, statement, sql);
  }

  /** The fields of a failed result. SQLSTATE is empty if libpq, not the server, reports it. */
  public static ServerError read(long result) {
    return new ServerError(
        orElse(field(result, 'V'), "ERROR"),
        orElse(field(result, 'C'), ""),
        orElse(field(result, 'M'), Libpq.resultErrorMessage(result).strip()),
        field(result, 'D'),
        field(result, 'H'),
        number(field(result, 'P')),
        number(field(result, 'p')),
        field(result, 'q'),
        field(result, 'W'),
        field(result, 's'),
        field(result, 't'),
        field(result, 'c'),
        field(result, 'd'),
        field(result, 'n'),
        field(result, 'F'),
        number(field(result, 'L')),
        field(result, 'R'));
  }

  private static @Nullable String field(long result, char code) {
    return Libpq.resultErrorField(result, code);
  }

  private static String orElse(@Nullable String value, String otherwise) {
    return value == null ? otherwise : value;
  }

  private static int number(@Nullable String text) {
    return text == null ? 0 : Integer.parseInt(text);
  }
}
