package org.loompq.bench.race;

import java.util.List;

/** How thorough a race is. */
enum Form {
  /** Shows that everybody gives right answers, and nothing about speed. */
  SMOKE(20_000, 1),

  /** Takes some minutes. */
  SHORT(300_000, 3),

  /** With longer slices, more of them, and more sizes of pools tried. */
  FULL(300_000, 7);

  /** From so many callers on only long slices tell who is served least. */
  private static final int CROWD = 10_000;

  private final int rows;
  private final int rounds;

  Form(int rows, int rounds) {
    this.rows = rows;
    this.rounds = rounds;
  }

  /** In the table that is scanned. */
  int rows() {
    return rows;
  }

  /** Sizes to try for the pools of peers. */
  List<Integer> poolSizes() {
    return switch (this) {
      case SMOKE -> List.of();
      case SHORT -> List.of(4, 8, 16);
      case FULL -> List.of(2, 4, 8, 16, 32);
    };
  }

  int rounds(Heat heat) {
    return isLong(heat) ? Math.min(rounds, 2) : rounds;
  }

  /**
   * Sockets are compared by one scenario. Scans by more than eight callers compare memory. A crowd
   * whose requests are of 20 queries has to wait for some seconds before anybody is answered.
   */
  boolean holds(Heat heat) {
    if (this != SMOKE && heat.transport() == Transport.UNIX) {
      return heat.scenario() == Scenario.BY_KEY;
    }
    return switch (heat.scenario()) {
      case SCAN -> heat.callers() <= 8;
      case LOAD -> heat.callers() == 1; // the others would wait for the table
      case TWENTY -> this == FULL || heat.callers() < CROWD;
      default -> true;
    };
  }

  List<Integer> callers() {
    return this == SMOKE ? List.of(1, 64) : List.of(1, 8, 64, 512, CROWD);
  }

  Span span(Heat heat) {
    if (this == SMOKE) {
      return Span.toTheEnd(40);
    }
    if (isLong(heat)) {
      return heat.scenario() == Scenario.BY_KEY ? Span.window(1000, 7000) : Span.toTheEnd(4000);
    }
    if (heat.scenario().isLarge()) {
      return Span.toTheEnd(this == FULL ? 3000 : 1200);
    }
    if (this == FULL) {
      return Span.window(300, 1500);
    }
    return Span.window(150, heat.scenario() == Scenario.BY_KEY ? 700 : 500);
  }

  /** What each contender does before the first heat of a scenario. */
  Span warmUp() {
    return switch (this) {
      case SMOKE -> Span.toTheEnd(10);
      case SHORT -> Span.toTheEnd(1000);
      case FULL -> Span.toTheEnd(4000);
    };
  }

  /** A crowd is served in turn, which short slices would not show. */
  private boolean isLong(Heat heat) {
    return this != SMOKE
        && heat.callers() >= CROWD
        && heat.transport() == Transport.TCP
        && (this == FULL || heat.scenario() == Scenario.BY_KEY);
  }
}
