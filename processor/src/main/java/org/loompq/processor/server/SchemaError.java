package org.loompq.processor.server;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loompq.error.ServerError;

/** The schema cannot be read, or the server refuses a statement of it. */
public final class SchemaError extends Exception {

  private static final long serialVersionUID = 1;

  private final transient @Nullable Path file;
  private final int line;
  private final int column;

  private SchemaError(String message, @Nullable Path file, int line, int column) {
    super(message);
    this.file = file;
    this.line = line;
    this.column = column;
  }

  /** What is wrong with a file or folder as a whole. */
  static SchemaError of(Path file, String problem) {
    return new SchemaError(file + ": " + problem, file, 0, 0);
  }

  /**
   * What is wrong at a place in a file.
   *
   * @param index of the character in the text
   */
  static SchemaError at(SchemaFile file, int index, String problem) {
    String before = file.text().substring(0, index);
    int lineStart = before.lastIndexOf('\n') + 1;
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.codePointCount(lineStart, index) + 1;
    return new SchemaError(
        file.name() + ":" + line + ":" + column + ": " + problem, file.path(), line, column);
  }

  /** What the server does not like about a statement. */
  static SchemaError refused(SchemaStatement statement, ServerError error) {
    StringBuilder problem = new StringBuilder(error.message());
    append(problem, "DETAIL", error.detail());
    append(problem, "HINT", error.hint());
    append(problem, "CONTEXT", error.where());
    if (error.sqlState().equals("42704") && error.message().startsWith("role ")) {
      append(
          problem,
          "HINT",
          "create the role in a file before this one, or leave owners and privileges out:"
              + " pg_dump --no-owner --no-privileges");
    }
    return at(statement.file(), statement.indexOf(error.position()), problem.toString());
  }

  private static void append(StringBuilder problem, String title, @Nullable String text) {
    if (text != null) {
      problem.append('\n').append(title).append(": ").append(text);
    }
  }

  /** The file or folder concerned. */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /** The line in the file, from 1; 0 if the whole file is concerned. */
  public int line() {
    return line;
  }

  /** The column in the line, in characters from 1; 0 if the whole file is concerned. */
  public int column() {
    return column;
  }
}
