package org.loompq.runtime.types;

import java.util.EnumSet;
import java.util.Set;

/** A way in which values go between Java and the server. */
enum Way {
  PARAMETER("is a parameter", new ParameterProof()),
  RESULT("is a result", new ResultProof()),
  ARRAY_TO("goes into arrays", new ArrayParameterProof()),
  ARRAY_FROM("comes from arrays", new ArrayResultProof()),
  FIELD_TO("goes into fields of composite types", new FieldParameterProof()),
  FIELD_FROM("comes from fields of composite types", new FieldResultProof()),
  COPY_TO("is copied in", new CopyInProof()),
  COPY_FROM("is copied out", new CopyOutProof());

  /** To the server. */
  static final Set<Way> TO = EnumSet.of(PARAMETER, ARRAY_TO, FIELD_TO, COPY_TO);

  /** From the server. */
  static final Set<Way> FROM = EnumSet.of(RESULT, ARRAY_FROM, FIELD_FROM, COPY_FROM);

  private final String predicate;

  @SuppressWarnings("ImmutableEnumChecker") // proofs have no state
  private final Proof proof;

  Way(String predicate, Proof proof) {
    this.predicate = predicate;
    this.proof = proof;
  }

  Proof proof() {
    return proof;
  }

  /** As in "int4 as Integer is a parameter". */
  @Override
  public String toString() {
    return predicate;
  }
}
