package org.loompq.processor.model;

import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * What one column or one parameter holds.
 *
 * @param kind the type of the value, or of each element
 * @param container whether it is an array, and of which Java type
 * @param type the Java type of the value, or of each element
 * @param labels the labels, for an enum
 */
public record Value(
    ScalarKind kind, Container container, TypeMirror type, @Nullable EnumLabels labels) {

  /** The Java type of a one-dimensional array. */
  public enum Container {
    /** No array. */
    NONE,
    /** A list, set or other collection. */
    COLLECTION,
    /** A Java array. */
    ARRAY
  }

  /** Whether it is an array. */
  public boolean isArray() {
    return container != Container.NONE;
  }

  /** Whether it is a Java primitive, which cannot be SQL NULL. */
  public boolean isPrimitive() {
    return !isArray() && type.getKind().isPrimitive();
  }
}
