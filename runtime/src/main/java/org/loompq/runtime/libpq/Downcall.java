package org.loompq.runtime.libpq;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Makes method handles of C functions. */
public final class Downcall {

  private static final Linker LINKER = Linker.nativeLinker();

  private Downcall() {}

  /** A function that returns nothing. */
  public static MethodHandle ofVoid(MemorySegment function, MemoryLayout... arguments) {
    return link(function, FunctionDescriptor.ofVoid(arguments));
  }

  /** A function that returns a value. */
  public static MethodHandle of(
      MemorySegment function, MemoryLayout result, MemoryLayout... arguments) {
    return link(function, FunctionDescriptor.of(result, arguments));
  }

  /**
   * A function that only reads a field or two: called without leaving the Java state of the thread.
   * Never for one that could take long or call back.
   */
  @SuppressWarnings("restricted")
  public static MethodHandle critical(
      MemorySegment function, MemoryLayout result, MemoryLayout... arguments) {
    return LINKER.downcallHandle(
        function, FunctionDescriptor.of(result, arguments), Linker.Option.critical(false));
  }

  /** A function after which {@code errno} is wanted; its first argument is where to put it. */
  @SuppressWarnings("restricted")
  public static MethodHandle capturingErrno(
      MemorySegment function, MemoryLayout result, MemoryLayout... arguments) {
    return LINKER.downcallHandle(
        function,
        FunctionDescriptor.of(result, arguments),
        Linker.Option.captureCallState("errno"));
  }

  @SuppressWarnings("restricted")
  private static MethodHandle link(MemorySegment function, FunctionDescriptor descriptor) {
    return LINKER.downcallHandle(function, descriptor);
  }

  /**
   * A C function that calls a Java method which must not throw anything: that ends the virtual
   * machine. It is there for ever.
   */
  @SuppressWarnings("restricted")
  static MemorySegment upcall(MethodHandle method, MemoryLayout... arguments) {
    return LINKER.upcallStub(method, FunctionDescriptor.ofVoid(arguments), Arena.global());
  }

  /**
   * What to throw when a downcall threw. C functions throw nothing, so it is an error of the
   * virtual machine or a defect here.
   */
  public static Error failed(Throwable thrown) {
    if (thrown instanceof Error error) {
      return error;
    }
    return new AssertionError(thrown);
  }
}
