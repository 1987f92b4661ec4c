package org.loompq.type;

/** How much a lexeme counts at a place in a document; {@link #D} where nothing is said. */
public enum TsWeight {
  /** The least. */
  D,
  /** More. */
  C,
  /** Still more. */
  B,
  /** The most. */
  A
}
