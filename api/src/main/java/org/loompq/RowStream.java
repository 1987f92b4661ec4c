package org.loompq;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rows of a statement, read while it still runs: only some of them are in memory at a time,
 * however many there are. If they are read slowly, the server has to wait.
 *
 * {@snippet :
 * try (RowStream rows = db.stream("SELECT * FROM entry ORDER BY at")) {
 *   for (Row row : rows) {
 *     report.add(row.getInstant("at"), row.getBigDecimal("amount"));
 *   }
 * }
 * }
 *
 * <p>It has a connection to itself until the last row is read, or until it is closed: then the
 * server cancels the statement, and undoes what it has changed, unless it has come to its end
 * already (in a transaction also then). One that is forgotten is reported, see {@link
 * DatabaseConfig#leakThreshold()}.
 *
 * <p>The rows can be read once, by one thread at a time, which need not be the one that opened
 * them. A failure of the statement, or of the connection, is thrown where the next row is asked
 * for.
 */
public interface RowStream extends Iterable<Row>, AutoCloseable {

  /**
   * The columns of every row.
   *
   * @return the columns in order
   */
  List<ResultColumn> columns();

  /**
   * The rows, one after the other.
   *
   * @return the only iterator
   * @throws IllegalStateException if the rows are being read already
   */
  @Override
  Iterator<Row> iterator();

  /**
   * The rows as a stream, which is sequential. Closing it closes this.
   *
   * @return the only stream
   */
  Stream<Row> stream();

  /** Has the server cancel the statement if it still runs. Closing twice does nothing. */
  @Override
  void close();
}
