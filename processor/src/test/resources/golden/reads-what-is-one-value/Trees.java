package shop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.loompq.Composite;
import org.loompq.Json;
import org.loompq.Query;
import org.loompq.type.Range;

public interface Trees {

  /** Endless to a row, but not to a document. */
  record Node(String name, List<Node> children) {}

  record Stored(long id, @Json Node tree, @Json List<Node>[] groups, @Json int[] counts) {}

  /** A document, though it stands for its component. */
  record Tags(@Json List<String> tags) {}

  record Ref(long id) {}

  record Visit(long id, @Composite Ref ref, @Composite List<Ref> others, List<Ref> ids) {}

  record Post(long id, Tags tags) {}

  @Query("SELECT * FROM stored")
  List<Stored> stored();

  @Json
  @Query("SELECT tree FROM stored")
  Optional<Node> tree();

  @Query("UPDATE stored SET tree = :tree, counts = :counts")
  int change(@Json Node tree, @Json Range<Integer>[] counts);

  @Json
  @Query("SELECT tree FROM stored")
  Stream<? extends Node> trees();

  @Json
  @Query("SELECT trees FROM stored")
  List<Map<String, ? extends Node>> byName();

  @Json
  @Query("SELECT tree FROM stored")
  Node[] array();

  @Json
  @Query("SELECT counts FROM stored")
  int[][] counts();

  @Query("SELECT * FROM visit")
  List<Visit> visits();

  @Query("SELECT * FROM post WHERE tags = :tags")
  List<Post> posts(Tags tags);
}
