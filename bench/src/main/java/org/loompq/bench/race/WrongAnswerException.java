package org.loompq.bench.race;

/** A contender's answer is not what the table holds. */
final class WrongAnswerException extends RuntimeException {

  private static final long serialVersionUID = 1;

  WrongAnswerException(String message) {
    super(message);
  }
}
