package org.loompq.processor.sql;

/** What is to be copied is not what stands in COPY. */
public final class CopySyntaxError extends Exception {

  private static final long serialVersionUID = 1;

  private final String what;

  CopySyntaxError(String what) {
    super(what);
    this.what = what;
  }

  /** What is wrong. */
  public String what() {
    return what;
  }

  /** Of what stands where it should not. */
  static CopySyntaxError misplaced(String text) {
    return new CopySyntaxError(
        '"' + text.strip().replaceAll("\\s+", " ") + "\" does not belong here");
  }
}
