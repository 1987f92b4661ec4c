package org.loompq;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many rows of a {@link Query} that returns a {@code Stream}, {@code IntStream}, {@code
 * LongStream} or {@code DoubleStream} are read from the socket at once, about: as many are in
 * memory, however many there are. Without it these are {@value #DEFAULT}.
 *
 * {@snippet :
 * @FetchSize(100) @Query("SELECT id, title, content FROM document ORDER BY id")
 * Stream<Document> documents();
 * }
 *
 * <p>The statement runs as long as its rows are read, and has a connection to itself. So whoever
 * calls the method closes the stream, also where he stops reading early or an exception is thrown:
 *
 * {@snippet :
 * try (Stream<Document> documents = library.documents()) {
 *   documents.forEach(archive::add);
 * }
 * }
 *
 * <p>With the last row the connection is given back. Closing the stream before has the server
 * cancel the statement; what that has changed is undone, unless it has come to its end already. A
 * stream that is forgotten is reported, see {@link DatabaseConfig#leakThreshold()}.
 *
 * <p>In a transaction the stream must be read before the transaction ends, and no other statement
 * can run in it meanwhile; what the statement of a stream that is closed early has changed is
 * undone in any case. A failure of the statement, or of the connection, is thrown where the next
 * row is asked for.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface FetchSize {

  /** How many rows are read at once where nothing is said. */
  int DEFAULT = 1_000;

  /**
   * The number of rows; fewer for large ones.
   *
   * @return 1 or more
   */
  int value();
}
