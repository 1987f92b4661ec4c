package base;

public class Base {
  protected record Protected(int id) {}

  record Own(int id, String name) {}

  public static class Lent {
    record Inner(int id) {}

    enum Kind {
      A
    }

    public record Shown(Inner inner, Kind kind) {}
  }

  public record Loan(Own own) {}

  public interface Open {
    record Nested(int id, String name) {}
  }
}
