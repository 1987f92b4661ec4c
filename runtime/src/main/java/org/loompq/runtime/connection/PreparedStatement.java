package org.loompq.runtime.connection;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.libpq.NativeMemory;

/** A statement as one backend knows it. */
public final class PreparedStatement {

  private final SqlText text;
  private final String name;
  private final MemorySegment nativeName;

  /** Whether the backend has said that it knows it; for the connection's worker. */
  private boolean confirmed;

  /** Written by whichever reader comes first; all of them would write the same. */
  private volatile @Nullable Object layout;

  PreparedStatement(SqlText text, String name) {
    this.text = text;
    this.name = name;
    this.nativeName = NativeMemory.cString(name);
  }

  /** A statement that is parsed anew for each execution. */
  static PreparedStatement unnamed(SqlText text) {
    return new PreparedStatement(text, "");
  }

  void confirm() {
    confirmed = true;
  }

  boolean isConfirmed() {
    return confirmed;
  }

  SqlText text() {
    return text;
  }

  String name() {
    return name;
  }

  MemorySegment nativeName() {
    return nativeName;
  }

  /**
   * What a reader of the results found out about their columns. It holds for every result of this
   * prepared statement: the server refuses to run one whose columns have changed.
   */
  public @Nullable Object layout() {
    return layout;
  }

  /** Keeps what was found out about the columns. */
  public void layout(Object found) {
    this.layout = found;
  }
}
