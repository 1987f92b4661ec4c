package org.loompq.runtime;

import java.util.Objects;
import java.util.function.LongConsumer;
import org.loompq.CopySink;
import org.loompq.runtime.pool.LeaseCopyIn;

/** The sink of {@code Session.copyIn}. */
final class SessionCopySink extends CopySink {

  private final LeaseCopyIn copy;
  private final NoticeDelivery notices;
  private LongConsumer progress = _ -> {};
  private long bytes;

  /** What of it the progress was told. */
  private long told;

  private boolean finished;
  private boolean closed;

  SessionCopySink(LeaseCopyIn copy, NoticeDelivery notices) {
    this.copy = copy;
    this.notices = notices;
  }

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    Objects.requireNonNull(source, "bytes");
    Objects.checkFromIndexSize(offset, length, source.length);
    checkOpen();
    int at = offset;
    int end = offset + length;
    try {
      while (at < end) {
        int piece = Math.min(end - at, LeaseCopyIn.LARGEST_PIECE);
        copy.room().putBytes(source, at, piece);
        copy.added();
        at += piece;
        bytes += piece;
        tell();
      }
    } catch (RuntimeException | Error failed) {
      fail(failed);
      throw failed;
    }
  }

  private void tell() {
    if (bytes - told >= LeaseCopyIn.LARGEST_PIECE) {
      told = bytes;
      progress.accept(bytes);
    }
  }

  @Override
  public void flush() {
    if (!finished) { // a writer around it may flush once more when it is closed
      checkOpen();
      copy.flush();
    }
  }

  @Override
  public CopySink onProgress(LongConsumer listener) {
    progress = Objects.requireNonNull(listener, "progress");
    return this;
  }

  @Override
  public long finish() {
    checkOpen();
    finished = true;
    long rows;
    try {
      progress.accept(bytes); // before: what it throws must not hide that all was copied
      rows = copy.finish();
    } catch (RuntimeException | Error failed) {
      fail(failed);
      throw failed;
    }
    notices.succeeded(copy.request());
    return rows;
  }

  private void checkOpen() {
    if (finished || closed) {
      throw new IllegalStateException(
          "the data of " + copy.request().text() + (finished ? " has ended" : " was closed"));
    }
  }

  private void fail(Throwable failed) {
    closed = true;
    copy.close();
    notices.failed(copy.request(), failed);
  }

  @Override
  public void close() {
    closed = true;
    copy.close();
    copy.request().drop(); // nobody wants the notices of one that is not finished
  }
}
