package golden;

import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loompq.Column;
import org.loompq.Query;

interface WrongResults {

  record Item(int id, Date at) {}

  record Twice(int id, @Column("id") int other) {}

  record Boxed<T>(T value) {}

  record Endless(int id, Endless next) {}

  record Nothing() {}

  enum Same {
    @Column("b")
    A,
    b
  }

  class Outer {
    private record Hidden(int id) {}

    private enum HiddenEnum {
      A
    }

    interface Uses {
      @Query("SELECT 1 AS id")
      Hidden hidden();

      @Query("SELECT 'A'")
      HiddenEnum hiddenEnum();
    }
  }

  @Query("SELECT id, at FROM item")
  List<Item> componentType();

  @Query("SELECT 1")
  BigInteger scalarType();

  @Query("SELECT 1")
  List<?> wildcard();

  @Query("UPDATE item SET id = 1")
  List<Integer> withoutRows();

  @Query("UPDATE item SET id = 1")
  Optional<Integer> withoutRow();

  @Query("SELECT 1")
  Map<Integer, String> mapWithoutKey();

  @Query("SELECT 1")
  @Column("id")
  int columnWithoutMap();

  @Query("SELECT 1 AS id")
  Twice twice();

  @Query("SELECT 1 AS value")
  Boxed<Integer> generic();

  @Query("SELECT 1 AS id")
  Endless endless();

  @Query("SELECT 1")
  Nothing nothing();

  @Query("SELECT 'b'")
  Same same();

  record Primitive(@Nullable Integer fine, @Nullable int wrong) {}

  record Unnamed(@Column("") int id) {}

  record Inner(int id, int no) {}

  record Clash(int innerId, Inner inner) {}

  record Collections(Set<Object> set, char[] primitives, Optional<Object> optional) {}

  enum NoMood {}

  class Pojo {}

  @Query("SELECT 1")
  @Nullable int nullablePrimitive();

  @Query("SELECT 1")
  Primitive nullableComponent();

  @Query("SELECT 1")
  Unnamed unnamed();

  @Query("SELECT 1 AS id, 2 AS inner_id")
  Clash clash();

  @Query("SELECT 1")
  Collections collections();

  @Query("SELECT 1")
  Collection<String> collection();

  @Query("SELECT 1")
  ArrayList<String> arrayList();

  @Query("SELECT 1")
  NoMood emptyEnum();

  @Query("SELECT 1")
  List raw();

  @Query("SELECT 1")
  @Column("")
  Map<Integer, String> emptyKey();

  @Query("SELECT 1")
  @Column("id")
  Map<Object, Pojo> mapOfWrongTypes();

  @Query("SELECT 1")
  CompletableFuture<String> future();

  @Query("SELECT 1")
  int[][] primitiveArrays();

  @Query("UPDATE item SET id = 1")
  Integer boxedCount();

  @Query("UPDATE item SET id = 1")
  Stream<Integer> streamOfNothing();

  @Query("SELECT content FROM file")
  InputStream stream();

  @Query("SELECT content FROM file")
  List<ByteBuffer> buffers();

  record File(MemorySegment content) {}

  @Query("SELECT content FROM file")
  File segment();

  @Query("SELECT content FROM file")
  Set<byte[]> setOfArrays();

  @Query("SELECT tags, id FROM item")
  @Column("tags")
  Map<String[], Integer> mapByArrays();

  @Query("SELECT tags, id FROM item")
  SequencedMap<List<String>, Integer> sequencedMapWithoutKey();

  @Query("SELECT tags FROM item")
  List<String>[] arrayOfLists();

  record Lists(List<String>[] lists) {}

  @Query("SELECT lists FROM item")
  Lists arrayOfListsInRecord();

  sealed interface Untold {}

  record Told(int id) implements Untold {}

  @Query("SELECT * FROM told")
  List<Untold> untold();

  @Column("kind")
  sealed interface Mixed {}

  @Column("same")
  record First(int id) implements Mixed {}

  @Column("same")
  record Second(int id) implements Mixed {}

  final class Third implements Mixed {}

  @Query("SELECT * FROM mixed")
  List<Mixed> mixed();
}
