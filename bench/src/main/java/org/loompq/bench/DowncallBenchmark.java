package org.loompq.bench;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.TimeUnit;
import org.loompq.runtime.libpq.Downcall;
import org.loompq.runtime.libpq.Libpq;
import org.loompq.runtime.libpq.NativeMemory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What a call of C costs in each of the ways that loompq binds functions, shown by {@code
 * pthread_self}, which does next to nothing; and what reading native memory costs instead.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DowncallBenchmark {

  private static final MemorySegment FUNCTION =
      Linker.nativeLinker().defaultLookup().find("pthread_self").orElseThrow();
  private static final MethodHandle CRITICAL = Downcall.critical(FUNCTION, JAVA_LONG);
  private static final MethodHandle PLAIN = Downcall.of(FUNCTION, JAVA_LONG);
  private static final MethodHandle CAPTURING = Downcall.capturingErrno(FUNCTION, JAVA_LONG);

  private static final MemorySegment CALL_STATE =
      Arena.global().allocate(Linker.Option.captureStateLayout());

  /** Not a constant, so that it is loaded as the address of a cell is. */
  private final long address = Arena.global().allocate(JAVA_LONG).address();

  /** Stays in the Java state: the hint at the carrier, and libpq's functions that read a field. */
  @Benchmark
  public long critical() throws Throwable {
    return (long) CRITICAL.invokeExact();
  }

  /** Leaves the Java state and comes back: libpq's other functions. */
  @Benchmark
  public long plain() throws Throwable {
    return (long) PLAIN.invokeExact();
  }

  /** Also keeps errno: epoll. */
  @Benchmark
  public long capturingErrno() throws Throwable {
    return (long) CAPTURING.invokeExact(CALL_STATE);
  }

  /** PQlibVersion, which returns a constant: critical, through the method that callers use. */
  @Benchmark
  public int libpq() {
    return Libpq.libVersion();
  }

  /** No call at all: a long at an address, as codecs read it. */
  @Benchmark
  public long memory() {
    return NativeMemory.ALL.get(JAVA_LONG, address);
  }
}
