package golden;

interface Counted {

  long count();

  default boolean isEmpty() {
    return count() == 0;
  }
}
