package org.loompq.runtime;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.loompq.CopySource;
import org.loompq.runtime.codec.BinaryWriter;
import org.loompq.runtime.pool.LeaseCopyOut;

/** The source of {@code Session.copyOut}. */
final class SessionCopySource extends CopySource {

  private final LeaseCopyOut copy;
  private final NoticeDelivery notices;
  private LongConsumer progress = _ -> {};

  /** What is being read; null if it has been. */
  private @Nullable BinaryWriter rows;

  /** Up to where. */
  private long position;

  private long bytes;
  private boolean ended;

  SessionCopySource(LeaseCopyOut copy, NoticeDelivery notices) {
    this.copy = copy;
    this.notices = notices;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    Objects.requireNonNull(target, "bytes");
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    BinaryWriter current = rows == null ? next() : rows;
    if (current == null) {
      return -1;
    }
    int read = (int) Math.min(length, current.position() - position);
    MemorySegment.copy(current.memory(), ValueLayout.JAVA_BYTE, position, target, offset, read);
    position += read;
    if (position == current.position()) {
      rows = null;
      copy.emptied(current);
    }
    return read;
  }

  private @Nullable BinaryWriter next() {
    if (ended) {
      return null;
    }
    BinaryWriter next;
    try {
      next = copy.next();
    } catch (RuntimeException | Error failed) {
      copy.close();
      notices.failed(copy.request(), failed);
      throw failed;
    }
    if (next == null) {
      ended = true;
      notices.succeeded(copy.request());
    } else {
      rows = next;
      position = 0;
      bytes += next.position();
      progress.accept(bytes);
    }
    return next;
  }

  @Override
  public int available() {
    BinaryWriter current = rows;
    return current == null ? 0 : (int) (current.position() - position);
  }

  @Override
  public CopySource onProgress(LongConsumer listener) {
    progress = Objects.requireNonNull(listener, "progress");
    return this;
  }

  @Override
  public void close() {
    rows = null;
    copy.close();
  }
}
