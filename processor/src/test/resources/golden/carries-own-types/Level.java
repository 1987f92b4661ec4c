package golden;

/** An enum that would be a label without its codec. */
public enum Level {
  LOW,
  HIGH
}
