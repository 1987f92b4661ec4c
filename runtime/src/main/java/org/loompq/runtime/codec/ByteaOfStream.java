package org.loompq.runtime.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * {@code bytea} from a stream, which is read to its end in pieces, so that the heap never holds
 * more than one of them. It is not closed.
 */
public final class ByteaOfStream extends ByteaSource<InputStream> {

  public static final ByteaOfStream CODEC = new ByteaOfStream(Bytea.LARGEST);

  private static final int PIECE = 16 * 1024;

  private final long largest;

  /**
   * Makes a codec.
   *
   * @param largest how many bytes a stream may have
   */
  ByteaOfStream(long largest) {
    super(InputStream.class);
    this.largest = largest;
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException if the stream cannot be read
   */
  @Override
  public void encode(BinaryWriter out, InputStream value) {
    long start = out.position();
    try {
      long expected = value.available(); // of a file all that is left
      Bytea.checkLength(expected, largest);
      out.reserve(expected);
      byte[] piece = new byte[PIECE];
      for (int read = value.read(piece); read >= 0; read = value.read(piece)) {
        Bytea.checkLength(out.position() - start + read, largest);
        out.putBytes(piece, 0, read);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
