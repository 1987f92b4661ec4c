package org.loompq.examples.programs;

import java.io.PrintStream;
import java.util.function.LongConsumer;

/** Prints a line for each quarter of the bytes that have passed. */
final class Progress implements LongConsumer {

  private final String task;
  private final long total;
  private final PrintStream out;
  private long printed;

  Progress(String task, long total, PrintStream out) {
    this.task = task;
    this.total = total;
    this.out = out;
  }

  @Override
  public void accept(long bytes) {
    long quarter = 4 * bytes / total;
    if (quarter > printed) {
      printed = quarter;
      out.printf("%s: %d %%%n", task, 25 * quarter);
    }
  }
}
