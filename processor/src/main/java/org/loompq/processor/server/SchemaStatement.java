package org.loompq.processor.server;

/**
 * A statement of a schema's file.
 *
 * @param file the file
 * @param start where it begins in the file's text
 * @param sql the statement without the semicolon
 */
record SchemaStatement(SchemaFile file, int start, String sql) {

  /**
   * Where something is in the file's text.
   *
   * @param position as the server gives it: in characters of the statement, from 1; 0 if unknown
   */
  int indexOf(int position) {
    int characters = Math.min(position - 1, sql.codePointCount(0, sql.length()));
    return position <= 0 ? start : start + sql.offsetByCodePoints(0, characters);
  }
}
