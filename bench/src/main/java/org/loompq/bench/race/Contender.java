package org.loompq.bench.race;

/** A client in the race, with its connections open. */
interface Contender extends AutoCloseable {

  /** How it is called in the results. */
  String name();

  /** Whether it takes part in a scenario. */
  default boolean takesPartIn(Scenario scenario) {
    return true;
  }

  /**
   * Lets callers send requests, each its next when it has the answer to the last.
   *
   * @throws IllegalStateException if a request failed or an answer was wrong
   */
  Slice run(Scenario scenario, int callers, Span span) throws InterruptedException;

  @Override
  void close();
}
