package org.loompq;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that the server has described: what its parameters and its columns are. Made by
 * {@link Session#prepare}. It belongs to that session, runs on whatever connection the session
 * takes, may be used by any number of threads, and needs no closing.
 *
 * <p>All statements are prepared on the server, and stay so; this is for programs that must know
 * the types of one before they run it.
 */
public interface PreparedQuery {

  /**
   * The statement.
   *
   * @return its text
   */
  String sql();

  /**
   * The types that the server has inferred for {@code $1} to {@code $n}. Asks for the name of a
   * type that nobody has asked for yet.
   *
   * @return the types in order
   */
  List<DataType> parameterTypes();

  /**
   * The columns of its rows.
   *
   * @return the columns in order; empty for a statement that returns no rows
   */
  List<ResultColumn> columns();

  /**
   * The types of {@link #columns}. Asks for the name of a type that nobody has asked for yet.
   *
   * @return the types in order
   */
  List<DataType> columnTypes();

  /**
   * Runs the statement. Values become what the parameters are where nothing can be lost: an {@code
   * Integer} may be given for {@code bigint}, {@code numeric} or {@code double precision}. A {@code
   * String} may be given for every type, as SQL would write it in quotes.
   *
   * @param parameters the values of {@code $1}, {@code $2} and so on
   * @return the rows and the count of rows affected, already read from the server
   * @throws IllegalArgumentException if there are more or fewer values than parameters; nothing was
   *     sent
   * @throws org.loompq.error.MappingException if a value does not fit its parameter; nothing was
   *     sent
   * @throws org.loompq.error.PgException as {@link Session#execute(String, Object...)} throws it
   */
  QueryResult execute(@Nullable Object... parameters);
}
