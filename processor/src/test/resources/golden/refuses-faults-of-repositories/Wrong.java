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

  @interface Annotation {
    @Query("SELECT 1")
    int one();
  }

  private static class Within {
    interface Private {
      @Query("SELECT 1")
      int one();
    }
  }

  interface Left {
    @Query("SELECT 1")
    int same(int id);
  }

  interface Right {
    @Query("SELECT :id")
    int same(int id);
  }

  interface Both extends Left, Right {
    @Query("SELECT 1")
    int other();
  }

  interface Closing extends AutoCloseable {
    @Query("SELECT 1")
    int one();
  }

  interface Taken {
    @Query("SELECT 1")
    int one();
  }
}

class Wrong_TakenImpl {}

class Wrong_Other {
  interface Nested {
    @Query("SELECT 1")
    int one();
  }
}

interface Wrong_Other_Nested {
  @Query("SELECT 1")
  int one();
}
