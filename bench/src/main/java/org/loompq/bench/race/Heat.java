package org.loompq.bench.race;

/** What all contenders do in turns, round after round. */
record Heat(Transport transport, Scenario scenario, int callers) {

  @Override
  public String toString() {
    return transport + ", " + scenario.title() + ", " + callers + " callers";
  }
}
