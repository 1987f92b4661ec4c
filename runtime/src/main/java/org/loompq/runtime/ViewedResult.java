package org.loompq.runtime;

import java.lang.foreign.Arena;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loompq.ViewBody;
import org.loompq.error.MappingException;
import org.loompq.error.RowCountException;
import org.loompq.runtime.codec.Oid;
import org.loompq.runtime.libpq.NativeMemory;
import org.loompq.runtime.libpq.ResultHandle;

/** The one value of a result, looked at where libpq has put it. */
final class ViewedResult {

  private ViewedResult() {}

  /**
   * Lets somebody look at the value, if there is one. Afterwards nothing can be read through what
   * he got, so that the result can be freed.
   *
   * @throws RowCountException if there are several rows
   * @throws MappingException if there is not just one column, of type {@code bytea}
   */
  static <T, X extends Throwable> Optional<T> show(
      ResultHandle result,
      Statement statement,
      TypeCatalogue types,
      ViewBody<? extends @Nullable T, X> body)
      throws X {
    if (result.columns() != 1 || result.columnType(0) != Oid.BYTEA) {
      throw unfit(result, statement, types);
    }
    if (result.rows() > 1) {
      throw new RowCountException(
          "at most one row was expected of " + statement + ", which returned " + result.rows(),
          result.rows());
    }
    if (result.rows() == 0 || result.length(0, 0) < 0) {
      return Optional.empty();
    }
    try (Arena arena = Arena.ofConfined()) {
      return Optional.ofNullable(
          body.run(NativeMemory.view(result.address(0, 0), result.length(0, 0), arena)));
    }
  }

  private static MappingException unfit(
      ResultHandle result, Statement statement, TypeCatalogue types) {
    String found =
        result.columns() == 1
            ? "whose column is of type " + types.name(result.columnType(0))
            : "which has " + result.columns() + " columns";
    return new MappingException(
        "exactly one column of type bytea was expected of "
            + statement
            + ", "
            + found
            + "; the statement has run, and its changes stand unless they are rolled back");
  }
}
