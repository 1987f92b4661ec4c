package org.loompq;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.LongConsumer;

/**
 * Gives the data of {@link Session#copyOut} as it comes. The server waits for a slow reader, so
 * that any amount can be copied in little memory.
 *
 * <p>Closing it before the end has the server cancel the COPY. The connection stays, and so does a
 * transaction around it. For one thread at a time. Its methods throw {@link
 * org.loompq.error.PgException}s, but no {@link IOException}.
 */
public abstract class CopySource extends InputStream {

  /** For loompq. */
  protected CopySource() {}

  @Override
  public abstract int read();

  @Override
  public int read(byte[] bytes) {
    Objects.requireNonNull(bytes, "bytes");
    return read(bytes, 0, bytes.length);
  }

  /**
   * Reads data, waiting for some if there is none.
   *
   * @return how many bytes were read, -1 at the end
   * @throws org.loompq.error.ServerException if the COPY fails
   * @throws org.loompq.error.ConnectionException if the connection is lost
   * @throws org.loompq.error.QueryTimeoutException if nothing comes within {@link
   *     DatabaseConfig#statementTimeout()}
   * @throws org.loompq.error.QueryInterruptedException if the thread is interrupted
   * @throws IllegalStateException if it was closed
   */
  @Override
  public abstract int read(byte[] bytes, int offset, int length);

  /** How many bytes can be read without waiting. */
  @Override
  public abstract int available();

  /**
   * Has somebody told how much was read.
   *
   * @param progress gets the number of bytes so far, on the thread that reads, from time to time;
   *     what it throws is thrown to the reader
   * @return this
   */
  public abstract CopySource onProgress(LongConsumer progress);

  /** Has the server cancel the COPY, unless it has come to its end. Never fails. */
  @Override
  public abstract void close();
}
