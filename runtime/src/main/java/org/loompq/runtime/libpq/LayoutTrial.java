package org.loompq.runtime.libpq;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.SymbolLookup;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds out once per process whether the library's results are laid out as {@link ResultLayout}
 * expects, on a result that is made for this. If not, or with {@code -Dloompq.accessors=true},
 * cells are read by libpq's functions.
 *
 * <p>A wrong layout is to be noticed before it is followed to memory that is not there:
 *
 * <ol>
 *   <li>Only as much of the struct is read as libpq says that it has.
 *   <li>The array of rows is followed when the counts of rows and columns beside it have been right
 *       with each number of rows, the pointer was null until there was a row and is aligned since,
 *       and the room, which was 0, is enough for the rows; and when the memory that it points to is
 *       there: on Linux the kernel tells, elsewhere it is no small number.
 *   <li>The address of a row is followed if it is what a function of libpq implies: libpq allocates
 *       a row's cells and then its first value, one directly behind the other unless the block of
 *       memory was full in between. Rows where it was are passed over; they are few.
 *   <li>The address of a value is compared with what the function gives, and not followed.
 * </ol>
 */
final class LayoutTrial {

  /** The system property that has cells read by libpq's functions. */
  static final String PROPERTY = "loompq.accessors";

  /** The memory of this process as a file, which reports an error where there is none. */
  private static final Path MEMORY = Path.of("/proc/self/mem");

  /** One more than libpq makes room for at first, so that the array of rows grows. */
  private static final int ROWS = 129;

  private static final int COLUMNS = 3;

  /** Whether results may be read by {@link ResultLayout#EXPECTED}. */
  static final boolean PASSED = passed(LibraryLocation.require());

  private final ResultLayout layout;
  private final HandmadeResult result;

  private LayoutTrial(ResultLayout layout, HandmadeResult result) {
    this.layout = layout;
    this.result = result;
  }

  private static boolean passed(LibraryLocation library) {
    String reason =
        Boolean.getBoolean(PROPERTY)
            ? "-D" + PROPERTY + "=true"
            : objection(ResultLayout.EXPECTED, library.symbols());
    if (reason != null) {
      Logger logger = System.getLogger("org.loompq.libpq");
      logger.log(Level.INFO, "Cells are read by the functions of {0}: {1}", library, reason);
    }
    return reason == null;
  }

  /** What speaks against a layout; null if nothing does. */
  static @Nullable String objection(ResultLayout layout, SymbolLookup library) {
    try (HandmadeResult result = new HandmadeResult(library)) {
      return new LayoutTrial(layout, result).objection();
    } catch (UnsatisfiedLinkError absent) {
      return "it has no function " + absent.getMessage();
    }
  }

  private @Nullable String objection() {
    if (result.memorySize() < layout.extent()) {
      return "its results are smaller";
    }
    if (!isEmpty(0)) {
      return "an empty result is another";
    }
    result.columns(COLUMNS);
    if (!isEmpty(COLUMNS)) {
      return "a result without rows is another";
    }
    for (int row = 0; row < ROWS; row++) {
      fill(row);
      if (!hasRows(row + 1)) {
        return "a result of " + (row + 1) + " rows is another";
      }
    }
    return isThere(layout.tuples(result.pointer()), ROWS * Long.BYTES)
        ? rowsObjection()
        : "its rows are elsewhere";
  }

  private boolean isEmpty(int columns) {
    long pointer = result.pointer();
    return layout.rows(pointer) == 0
        && layout.columns(pointer) == columns
        && layout.tuples(pointer) == 0
        && layout.room(pointer) == 0;
  }

  private boolean hasRows(int rows) {
    long pointer = result.pointer();
    long tuples = layout.tuples(pointer);
    return layout.rows(pointer) == rows
        && layout.columns(pointer) == COLUMNS
        && tuples != 0
        && tuples % Long.BYTES == 0
        && layout.room(pointer) >= rows;
  }

  /** A short value, then one of any length or none. The last column is left as it is made. */
  private void fill(int row) {
    result.set(row, 0, new byte[1 + row % 8]);
    switch (row % 4) {
      case 0 -> result.set(row, 1, null);
      case 1 -> result.set(row, 1, new byte[0]);
      default -> result.set(row, 1, new byte[row * row % 3000]);
    }
  }

  private static boolean isThere(long address, int size) {
    if (!Files.isReadable(MEMORY)) {
      return address >>> Integer.SIZE != 0;
    }
    try (FileChannel memory = FileChannel.open(MEMORY)) {
      return address > 0 && memory.read(ByteBuffer.allocate(size), address) == size;
    } catch (IOException absent) {
      return false;
    }
  }

  private @Nullable String rowsObjection() {
    long tuples = layout.tuples(result.pointer());
    int compared = 0;
    for (int row = 0; row < ROWS; row++) {
      long tuple = layout.tuple(tuples, row);
      if (tuple == Libpq.getvalue(result.pointer(), row, 0) - (long) COLUMNS * layout.cell()) {
        compared++;
        for (int column = 0; column < COLUMNS; column++) {
          if (!isSame(tuple, row, column)) {
            return "column " + column + " of row " + row + " is another";
          }
        }
      }
    }
    return compared < ROWS * 3 / 4 ? "only " + compared + " rows are where expected" : null;
  }

  private boolean isSame(long tuple, int row, int column) {
    long pointer = result.pointer();
    int length = layout.length(tuple, column);
    return length < 0 == (Libpq.getisnull(pointer, row, column) != 0)
        && Math.max(length, 0) == Libpq.getlength(pointer, row, column)
        && layout.value(tuple, column) == Libpq.getvalue(pointer, row, column);
  }
}
