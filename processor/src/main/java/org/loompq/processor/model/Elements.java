package org.loompq.processor.model;

import javax.lang.model.type.TypeMirror;

/**
 * A parameter for each of whose elements a batch executes its statement.
 *
 * @param parameter its name
 * @param source how the elements are read
 * @param type their type
 * @param areRecords whether they are records, which cannot be null
 */
public record Elements(String parameter, Source source, TypeMirror type, boolean areRecords) {

  /** How elements are read. */
  public enum Source {
    /** By index. */
    ARRAY,
    /** By index, or one after the other. */
    LIST,
    /** One after the other; it has a size. */
    COLLECTION,
    /** One after the other, as often as one likes. */
    ITERABLE,
    /** One after the other, once. */
    ITERATOR,
    /** One after the other, once. */
    STREAM;

    /** Whether it tells how many there are. */
    public boolean isCounted() {
      return this == ARRAY || this == LIST || this == COLLECTION;
    }

    /** Whether they are gone once they are read. */
    public boolean isOnce() {
      return this == ITERATOR || this == STREAM;
    }
  }
}
