package org.loompq.processor.write;

import com.palantir.javapoet.ClassName;

/** The classes that generated code uses. */
final class RuntimeTypes {

  static final ClassName SESSION = ClassName.get("org.loompq", "Session");
  static final ClassName TRANSACTION_OPTIONS = ClassName.get("org.loompq", "TransactionOptions");
  static final ClassName ISOLATION = ClassName.get("org.loompq", "Isolation");
  static final ClassName PROVIDER = ClassName.get("org.loompq.spi", "RepositoryProvider");

  static final ClassName STATEMENT = runtime("Statement");
  static final ClassName OPTIONS = runtime("StatementOptions");
  static final ClassName RUNNER = runtime("StatementRunner");
  static final ClassName BATCH = runtime("BatchExecution");
  static final ClassName ROWS = runtime("Rows");
  static final ClassName SHAPE = runtime("RowShape");
  static final ClassName COMPOSITE = runtime("Composite");
  static final ClassName COPY_INTO = runtime("CopyInto");
  static final ClassName COPY_FROM = runtime("CopyFrom");
  static final ClassName PARAMETERS = runtime("Parameters");
  static final ClassName PARAMETER = runtime("Parameter");
  static final ClassName JSON_TYPE = ClassName.get("org.loompq.runtime.codec", "JsonType");
  static final ClassName RANGE = ClassName.get("org.loompq.type", "Range");
  static final ClassName MULTIRANGE = ClassName.get("org.loompq.type", "Multirange");
  static final ClassName CODEC = ClassName.get("org.loompq.runtime.codec", "Codec");
  static final ClassName CODECS = ClassName.get("org.loompq.runtime.codec", "Codecs");

  private RuntimeTypes() {}

  private static ClassName runtime(String name) {
    return ClassName.get("org.loompq.runtime", name);
  }
}
