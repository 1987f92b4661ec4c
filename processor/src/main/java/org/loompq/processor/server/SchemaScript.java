package org.loompq.processor.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.loompq.lexer.SqlScanner;
import org.loompq.lexer.SqlScanner.Kind;

/**
 * Takes a file apart into statements, as psql does: at semicolons outside of parentheses and of the
 * bodies of functions. For one thread.
 */
final class SchemaScript {

  private final SchemaFile file;
  private final SqlScanner scanner;
  private final List<SchemaStatement> statements = new ArrayList<>();

  /** Where the statement begins that the scanner is in, or -1 between statements. */
  private int start = -1;

  private StatementNesting nesting = new StatementNesting();

  private SchemaScript(SchemaFile file) {
    this.file = file;
    this.scanner = new SqlScanner(file.text());
  }

  /** The statements of a file. */
  static List<SchemaStatement> statements(SchemaFile file) throws SchemaError {
    SchemaScript script = new SchemaScript(file);
    script.read();
    return script.statements;
  }

  private void read() throws SchemaError {
    int at = 0;
    while (scanner.next(at)) {
      at = scanner.end();
      if (!scanner.isComplete()) {
        throw error("what begins here does not end: a quote or the end of a comment is missing");
      }
      switch (scanner.kind()) {
        case SPACE, LINE_COMMENT, BLOCK_COMMENT -> {}
        default -> {
          if (isSymbol('\\')) {
            at = commandEnd();
          } else if (isSymbol(';') && nesting.isOutermost()) {
            end(scanner.start());
          } else {
            add();
          }
        }
      }
    }
    end(file.text().length());
  }

  private void add() throws SchemaError {
    if (start < 0) {
      start = scanner.start();
    }
    nesting.add(scanner.kind(), scanner.text());
    if (nesting.isCopyFromStdin()) {
      throw SchemaError.at(
          file,
          start,
          "rows in the file itself are not read, and the compiler needs none: leave data out, as"
              + " pg_dump --schema-only does");
    }
  }

  private void end(int end) {
    if (start >= 0) {
      String sql = file.text().substring(start, end).stripTrailing();
      statements.add(new SchemaStatement(file, start, sql));
    }
    start = -1;
    nesting = new StatementNesting();
  }

  /** Passes over what pg_dump writes for the sake of psql's safety. */
  private int commandEnd() throws SchemaError {
    String text = file.text();
    int lineEnd = text.indexOf('\n', scanner.start());
    String line = text.substring(scanner.start(), lineEnd < 0 ? text.length() : lineEnd).strip();
    String command = line.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
    if (start >= 0 || !(command.equals("\\restrict") || command.equals("\\unrestrict"))) {
      throw error(command + " is a command of psql, which the server does not know: leave it out");
    }
    return scanner.start() + line.length();
  }

  private boolean isSymbol(char symbol) {
    return scanner.kind() == Kind.SYMBOL && file.text().charAt(scanner.start()) == symbol;
  }

  private SchemaError error(String problem) {
    return SchemaError.at(file, scanner.start(), problem);
  }
}
