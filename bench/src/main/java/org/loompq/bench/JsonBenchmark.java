package org.loompq.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.loompq.runtime.json.JacksonJsonCodec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.simdjson.SimdJsonParser;

/**
 * What it takes to read a JSON document into records, by Jackson as loompq has it and by
 * simdjson-java: see {@code docs/adr/0007-json-is-read-by-jackson.md}. The latter needs some ten
 * seconds of warm-up.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class JsonBenchmark {

  /** With as many bytes behind the document it need not be copied. */
  private static final int PADDING = 64;

  private static final int DEPTH = 64;

  private final JacksonJsonCodec jackson = new JacksonJsonCodec();

  /** How large the document is, in bytes. */
  @Param({"1000", "100000", "10000000"})
  int size;

  private byte[] document = {};
  private byte[] padded = {};
  private SimdJsonParser simdjson = new SimdJsonParser(PADDING, DEPTH);

  /** Makes the document, and a parser whose buffers have the room that it needs and no more. */
  @Setup
  public void prepare() {
    document = JsonDocuments.ofSize(size);
    padded = Arrays.copyOf(document, document.length + PADDING);
    simdjson = new SimdJsonParser(padded.length, DEPTH);
    if (!simdjson().equals(jackson())) {
      throw new IllegalStateException("the two read different records");
    }
  }

  /** By the codec that reads {@code json} and {@code jsonb}. */
  @Benchmark
  public Object jackson() {
    return jackson.read(document, JsonDocuments.Orders.class);
  }

  /** By a parser that is kept, as one thread alone can use it. */
  @Benchmark
  public Object simdjson() {
    return simdjson.parse(padded, document.length, JsonDocuments.Orders.class);
  }
}
