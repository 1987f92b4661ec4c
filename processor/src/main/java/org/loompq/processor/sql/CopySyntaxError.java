package org.loompq.processor.sql;

/** What is to be copied is not what stands in COPY. */
public final class CopySyntaxError extends Exception {

  private static final long serialVersionUID = 1;

  private final String what;
  private final int start;

  CopySyntaxError(String what, int start) {
    super(what);
    this.what = what;
    this.start = start;
  }

  /** What is wrong. */
  public String what() {
    return what;
  }

  /** Where it is in the text. */
  public int start() {
    return start;
  }

  /** Of a token that stands where it should not. */
  static CopySyntaxError misplaced(Token token) {
    return misplaced(token.text(), token.start());
  }

  /** Of what stands in a text where it should not, from a token on to the end. */
  static CopySyntaxError misplaced(String text, Token first) {
    return misplaced(text.substring(first.start()), first.start());
  }

  private static CopySyntaxError misplaced(String what, int start) {
    return new CopySyntaxError(
        '"' + what.strip().replaceAll("\\s+", " ") + "\" does not belong here", start);
  }
}
