package golden;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.LongStream;
import org.loompq.Batch;
import org.loompq.Column;
import org.loompq.Composite;
import org.loompq.CopyIn;
import org.loompq.Json;
import org.loompq.Query;
import org.loompq.Transactional;
import org.loompq.type.Range;

interface Structures {

  @Json
  @Query("SELECT doc FROM t")
  int primitive();

  @Json
  @Query("SELECT doc FROM t")
  OptionalInt optionalPrimitive();

  @Json
  @Query("SELECT doc FROM t")
  LongStream streamOfPrimitives();

  @Json
  @Query("SELECT doc FROM t")
  double[] arrayOfPrimitives();

  record Counted(@Json int count) {}

  @Query("SELECT count FROM t")
  Counted counted();

  @Query("DELETE FROM t WHERE doc = :doc")
  int delete(@Json boolean doc);

  record Tree(List<Tree> children) {}

  record Left(Right right) {}

  record Right(Left left) {}

  record Loop(Loop next) {}

  @Query("SELECT tree FROM t")
  Tree tree();

  @Query("SELECT left FROM t")
  Optional<Left> left();

  @Query("DELETE FROM t WHERE loop = :loop")
  int loops(List<Loop> loop);

  record Ranges(Range<Integer>[] ranges, Map<String, String>[] maps) {}

  @Query("SELECT ranges, maps FROM t")
  Ranges ranges();

  @Query("SELECT range FROM t")
  Range<Integer>[] rangeArray();

  @Json
  @Query("SELECT doc FROM t")
  List<String>[] documentArray();

  class Outer {
    private record Hidden(int id) {}

    interface Uses {
      @Json
      @Query("SELECT doc FROM t")
      List<Hidden> hidden();

      @Query("DELETE FROM t WHERE doc = :doc")
      int hiddenArgument(@Json Map<String, ? extends Hidden> doc);
    }
  }

  @Json
  @Query("SELECT doc FROM t")
  List<?> wildcard();

  record Maybe(Optional<String> text) {}

  @Query("SELECT text FROM t")
  Maybe maybe();

  record Content(InputStream stream) {}

  @Transactional(retries = 1)
  @Query("INSERT INTO t VALUES (:content)")
  void add(Content content);

  @Transactional(retries = 1)
  default void addTwice(Content content) {
    add(content);
  }

  @Transactional(retries = 1)
  @CopyIn("t (stream)")
  void load(List<Content> contents);

  @Json
  @Query("DELETE FROM t")
  int count();

  @Composite
  @Query("INSERT INTO t VALUES (:id)")
  void nothing(int id);

  record Address(String street, String city) {}

  record Marked(@Composite String text, @Composite @Json Address address) {}

  @Query("SELECT text, address FROM t")
  Marked marked();

  @Composite
  @Query("SELECT text FROM t")
  List<String> texts();

  @Column("label")
  record Labelled(int id, String name) {}

  @Query("SELECT id, name FROM t")
  Labelled labelled();

  record Faulty(Wrong wrong, List<Wrong> wrongs, Held held) {}

  @Composite
  record Wrong(int id, StringBuilder text) {}

  record Held(Wrong wrong) {}

  @Query("SELECT * FROM t WHERE faulty = :wrong")
  List<Faulty> faulty(Wrong wrong);

  @Query("SELECT wrong FROM t")
  Set<Wrong> wrong();

  @Column("kind")
  sealed interface Outermost {}

  sealed interface Within extends Outermost {}

  record Innermost(int id) implements Within {}

  @Query("SELECT * FROM t")
  List<Outermost> outermost();

  record Named(Visit visit, long id) {}

  record Visit(VisitId id, @Composite Address address) {}

  record VisitId(long value) {}

  @Query("SELECT :named.visit.idd")
  int suggestsWhatIsOneValue(Named named);

  record Many(
      Map<String, Object> map, Set<Object> set, List<Thread> list, Thread thread, Event event) {}

  sealed interface Event {}

  record Happened(int id) implements Event {}

  @Query("SELECT * FROM t")
  Many many();

  @Column("label")
  record LabelledId(int id) {}

  @Query("SELECT id FROM t")
  LabelledId labelledId();

  @Batch
  @Json
  @Query("INSERT INTO t VALUES (:ids)")
  long batch(List<Integer> ids);

  @Json
  @CopyIn("t (id)")
  long copy(List<Integer> ids);
}
