package org.loompq.runtime.connection;

import java.util.ArrayList;
import java.util.List;
import org.loompq.error.ServerError;
import org.loompq.runtime.libpq.Libpq;
import org.loompq.runtime.libpq.ServerErrors;

/**
 * What a backend is to forget before it learns another statement, and the results of that. It has a
 * Sync of its own, so that neither is harmed if the other fails.
 */
final class Eviction {

  static final Eviction NONE = new Eviction(List.of());

  private final List<PreparedStatement> evicted;
  private final List<PreparedStatement> inVain = new ArrayList<>();
  private int step;
  private boolean over;

  Eviction(List<PreparedStatement> evicted) {
    this.evicted = evicted;
    this.over = evicted.isEmpty();
  }

  /** What is sent, in this order. */
  List<PreparedStatement> evicted() {
    return evicted;
  }

  /** Notes a result; false if that is not about this, but the last word of the backend. */
  boolean take(long result) {
    switch (Libpq.resultStatus(result)) {
      case Libpq.PIPELINE_SYNC -> over = true;
      case Libpq.COMMAND_OK -> {
        // forgotten
      }
      case Libpq.FATAL_ERROR -> {
        ServerError error = ServerErrors.read(result);
        if (error.sqlState().isEmpty() || !error.severity().equals("ERROR")) {
          return false;
        }
        if (!error.sqlState().equals("26000")) { // which it did not know
          stillKnown();
        }
      }
      default -> stillKnown();
    }
    return true;
  }

  private void stillKnown() {
    if (step < evicted.size()) { // otherwise it is the Sync that has failed
      inVain.add(evicted.get(step));
    }
  }

  /** The results for one of them have ended. */
  void next() {
    step++;
  }

  /** Whether all results have come. */
  boolean isOver() {
    return over;
  }

  /** What the backend still knows. */
  List<PreparedStatement> inVain() {
    return inVain;
  }
}
