package base;

public class Base {
  protected record Protected(int id) {}
}
