package golden;

import org.loompq.Query;

class Wrong {

  interface Generic<T> {
    @Query("SELECT 1")
    int one();
  }

  private interface Hidden {
    @Query("SELECT 1")
    int one();
  }

  sealed interface Sealed {
    @Query("SELECT 1")
    int one();
  }

  record Permitted() implements Sealed {
    public int one() {
      return 1;
    }
  }

  abstract static class NoInterface {
    @Query("SELECT 1")
    abstract int one();
  }

  interface Methods {
    @Query("SELECT 1")
    default int body() {
      return 1;
    }

    @Query("SELECT 1")
    static int shared() {
      return 1;
    }

    int nothing();

    @Query("SELECT :value")
    <T extends String> T generic(T value);
  }

  interface Taken {
    @Query("SELECT 1")
    int one();
  }
}

class Wrong_TakenImpl {}
