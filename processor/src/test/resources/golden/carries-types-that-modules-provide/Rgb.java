package golden;

/** A record that would be three columns without its codec. */
public record Rgb(int red, int green, int blue) {}
