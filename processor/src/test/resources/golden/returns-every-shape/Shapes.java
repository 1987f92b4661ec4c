package golden;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loompq.Column;
import org.loompq.Query;

interface Shapes {

  enum Mood {
    HAPPY,
    SAD
  }

  record Item(int id, @Nullable String name) {}

  @Query("SELECT id, name FROM item WHERE id = 1")
  Item one();

  @Query("SELECT id, name FROM item LIMIT 1")
  @Nullable Item oneOrNull();

  @Query("SELECT id, name FROM item LIMIT 1")
  Optional<Item> optional();

  @Query("SELECT id, name FROM item")
  List<Item> list();

  @Query("SELECT id, name FROM item")
  Set<Item> set();

  @Query("SELECT id, name FROM item")
  Item[] array();

  @Query("SELECT id, name FROM item")
  @Column("id")
  Map<Integer, Item> map();

  @Query("SELECT id, name FROM item")
  @Column("id")
  Map<Integer, String> names();

  @Query("SELECT count(*) FROM item")
  long count();

  @Query("SELECT max(id) FROM item")
  @Nullable Integer max();

  @Query("SELECT max(id)::int8 FROM item")
  OptionalLong optionalMax();

  @Query("SELECT EXISTS (SELECT FROM item)")
  boolean any();

  @Query("SELECT id FROM item")
  int[] ids();

  @Query("SELECT name FROM item")
  List<String> nameList();

  @Query("SELECT gen_random_uuid() FROM item")
  UUID[] uuids();

  @Query("SELECT current_date")
  Optional<LocalDate> today();

  @Query("SELECT content FROM file LIMIT 1")
  byte[] content();

  @Query("SELECT pg_notify('channel', 'payload')")
  void announce();

  @Query("DELETE FROM item")
  void clear();

  @Query("DELETE FROM item")
  int clearInt();

  @Query("DELETE FROM item")
  long clearLong();

  @Query("DELETE FROM item")
  boolean clearAny();

  @Query("SELECT size FROM item")
  double[] sizes();

  @Query("SELECT id FROM item LIMIT 1")
  OptionalInt firstId();

  @Query("SELECT size FROM item LIMIT 1")
  OptionalDouble firstSize();

  @Query("SELECT tags FROM item")
  List<List<String>> tags();

  @Query("SELECT tags FROM item")
  String[][] tagArrays();

  @Query("SELECT contents FROM file")
  List<byte[]> contents();

  @Query("SELECT contents FROM file LIMIT 1")
  Optional<byte[][]> parts();

  @Query("SELECT mood, tags FROM item")
  @Column("mood")
  Map<Mood, List<String>> tagsByMood();

  @Query("SELECT DISTINCT mood FROM item")
  Set<Mood> moods();

  @Query("SELECT moods FROM item LIMIT 1")
  Mood @Nullable [] moodsOfOne();

  @Query("SELECT name FROM item ORDER BY name")
  SequencedSet<String> sequencedNames();

  @Query("SELECT id, name FROM item ORDER BY name")
  @Column("id")
  SequencedMap<Integer, String> sequencedNamesById();

  @Query("SELECT sold FROM item")
  boolean[] sold();

  @Query("CALL reset()")
  void reset();

  @Query("CALL size(NULL)")
  long size();
}
