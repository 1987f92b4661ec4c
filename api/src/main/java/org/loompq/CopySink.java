package org.loompq;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.function.LongConsumer;

/**
 * Takes the data of {@link Session#copyIn}. It is sent while it is written, and the server slows
 * down a writer who is too fast for it, so that any amount can be copied in little memory.
 *
 * <p>Rows are copied by {@link #finish} alone: all of them, or none if it throws. Closing a sink
 * that has not finished, because an exception has left the body of its {@code try}, has the server
 * undo what it has received. The connection stays.
 *
 * <p>For one thread at a time. Its methods throw {@link org.loompq.error.PgException}s, but no
 * {@link IOException}.
 */
public abstract class CopySink extends OutputStream {

  /** For loompq. */
  protected CopySink() {}

  @Override
  public abstract void write(int value);

  @Override
  public void write(byte[] bytes) {
    Objects.requireNonNull(bytes, "bytes");
    write(bytes, 0, bytes.length);
  }

  /**
   * Writes data.
   *
   * <p>That the server has refused a row is told soon, so that the rest is not sent for nothing;
   * but over an encrypted connection, and perhaps behind notices, by {@link #finish} alone, since
   * libpq does not tell it before.
   *
   * @throws org.loompq.error.ServerException if the server has refused a row: then none was copied
   * @throws org.loompq.error.ConnectionException if the connection is lost
   * @throws org.loompq.error.QueryTimeoutException if the server takes nothing within {@link
   *     DatabaseConfig#statementTimeout()}
   * @throws org.loompq.error.QueryInterruptedException if the thread is interrupted
   * @throws IllegalStateException if it has finished, or was closed
   */
  @Override
  public abstract void write(byte[] bytes, int offset, int length);

  /** Sends what was written so far. */
  @Override
  public abstract void flush();

  /**
   * Has somebody told how much was sent.
   *
   * @param progress gets the number of bytes so far, on the thread that writes, from time to time;
   *     what it throws is thrown to the writer
   * @return this
   */
  public abstract CopySink onProgress(LongConsumer progress);

  /**
   * Ends the data, and waits until the server has copied it.
   *
   * @return how many rows were copied
   * @throws org.loompq.error.ServerException if the server refuses a row: then none was copied
   * @throws org.loompq.error.ConnectionException if the connection is lost
   * @throws org.loompq.error.QueryTimeoutException if that takes longer than {@link
   *     DatabaseConfig#statementTimeout()}
   * @throws org.loompq.error.QueryInterruptedException if the thread is interrupted
   */
  public abstract long finish();

  /** Has the server undo what it has received, unless it has finished. Never fails. */
  @Override
  public abstract void close();
}
