package org.loompq.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import org.loompq.processor.model.Result;

/** Code that makes a value of a row. */
final class ReaderCode {

  private final ClassName implementation;
  private final ValueCode values;
  private final RecordCode records;

  ReaderCode(ClassName implementation, ValueCode values, RecordCode records) {
    this.implementation = implementation;
    this.values = values;
    this.records = records;
  }

  /** Reads the row at which some rows stand. */
  CodeBlock read(String standing, Result.Element element) {
    return switch (element) {
      case Result.RecordElement record ->
          CodeBlock.of("$L($L)", records.of(record.model()).reader(), standing);
      case Result.SealedElement sealed ->
          CodeBlock.of("$L($L)", records.of(sealed.model()).reader(), standing);
      case Result.ScalarElement scalar -> values.get(standing, 0, scalar.value());
    };
  }

  /**
   * A function that reads a row.
   *
   * @param row a name that is free
   */
  CodeBlock reader(String row, Result.Element element) {
    return switch (element) {
      case Result.RecordElement record ->
          CodeBlock.of("$T::$L", implementation, records.of(record.model()).reader());
      case Result.SealedElement sealed ->
          CodeBlock.of("$T::$L", implementation, records.of(sealed.model()).reader());
      case Result.ScalarElement scalar ->
          CodeBlock.of("$L -> $L", row, values.get(row, 0, scalar.value()));
    };
  }
}
