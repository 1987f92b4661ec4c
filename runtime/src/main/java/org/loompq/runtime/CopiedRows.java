package org.loompq.runtime;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loompq.error.MappingException;
import org.loompq.runtime.codec.BinaryCopy;
import org.loompq.runtime.codec.BinaryWriter;
import org.loompq.runtime.codec.CodecException;
import org.loompq.runtime.libpq.Cells;
import org.loompq.runtime.pool.LeaseCopyOut;

/** The rows of a COPY in binary, as they come: blocks in which no row is divided. */
final class CopiedRows implements RowSource {

  private final Statement query;
  private final RowLayout layout;
  private final List<String> columnNames;
  private final LeaseCopyOut copy;
  private final OwnTransaction transaction;
  private final NoticeDelivery notices;
  private boolean begun;

  CopiedRows(
      Statement query,
      RowLayout layout,
      List<String> columnNames,
      LeaseCopyOut copy,
      OwnTransaction transaction,
      NoticeDelivery notices) {
    this.query = query;
    this.layout = layout;
    this.columnNames = columnNames;
    this.copy = copy;
    this.transaction = transaction;
    this.notices = notices;
  }

  @Override
  public @Nullable Rows next() {
    BinaryWriter block;
    try {
      block = copy.next();
    } catch (RuntimeException | Error failed) {
      notices.failed(copy.request(), failed);
      throw failed;
    }
    if (block == null) {
      notices.succeeded(copy.request());
      transaction.complete();
      return null;
    }
    try {
      return new Rows(query, new Block(block), layout);
    } catch (CodecException unfit) {
      throw new MappingException(query + ": " + unfit.getMessage(), unfit);
    }
  }

  @Override
  public void close() {
    copy.close();
    transaction.close();
  }

  /** Some rows. */
  private final class Block implements Cells {

    private final BinaryWriter block;
    private final int columns = columnNames.size();

    /** Where each value begins, and how long it is, row by row. */
    private long[] addresses = new long[256 * columns];

    private int[] lengths = new int[256 * columns];
    private int rows;

    Block(BinaryWriter block) {
      this.block = block;
      parse(block.memory(), block.position());
    }

    private void parse(MemorySegment memory, long end) {
      long at = 0;
      if (!begun) {
        begun = true;
        at = BinaryCopy.readBegin(memory, end);
      }
      while (at < end) {
        int count = BinaryCopy.readColumns(memory, at, end);
        at += Short.BYTES;
        if (count < 0) {
          break;
        }
        if (count != columns) {
          throw new CodecException("a row has " + count + " columns instead of " + columns);
        }
        at = parseRow(memory, at, end);
      }
      if (at != end) {
        throw new CodecException("there is more COPY data after its end");
      }
    }

    private long parseRow(MemorySegment memory, long begin, long end) {
      int cell = rows * columns;
      if (cell == lengths.length) {
        addresses = Arrays.copyOf(addresses, 2 * cell);
        lengths = Arrays.copyOf(lengths, 2 * cell);
      }
      long at = begin;
      for (int column = 0; column < columns; column++) {
        int length = BinaryCopy.readLength(memory, at, end);
        at += Integer.BYTES;
        addresses[cell + column] = memory.address() + at;
        lengths[cell + column] = length;
        at += Math.max(length, 0);
      }
      rows++;
      return at;
    }

    @Override
    public int rows() {
      return rows;
    }

    @Override
    public String columnName(int column) {
      return columnNames.get(column);
    }

    @Override
    public int length(int row, int column) {
      return lengths[row * columns + column];
    }

    @Override
    public long address(int row, int column) {
      return addresses[row * columns + column];
    }

    @Override
    public void close() {
      rows = 0;
      copy.emptied(block);
    }
  }
}
