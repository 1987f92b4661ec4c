package shop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.loompq.Session;
import org.loompq.runtime.Composite;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.Parameters;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.loompq.runtime.codec.JsonType;
import org.loompq.spi.RepositoryProvider;
import org.loompq.type.Range;

/** Implements {@link Trees} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
public final class TreesImpl implements Trees {

  private static final Codec<Node> NODE_JSON = Codecs.json(JsonType.of(Node.class));

  private static final Codec<List<Node>[]> NODE_LIST_ARRAY_JSON =
      Codecs.json(new JsonType<List<Node>[]>() {});

  private static final Codec<int[]> INT_ARRAY_JSON = Codecs.json(JsonType.of(int[].class));

  private static final RowShape STORED_2 =
      RowShape.of("Stored")
          .column("id", "id", Codecs.LONG)
          .column("tree", "tree", NODE_JSON)
          .column("groups", "groups", NODE_LIST_ARRAY_JSON)
          .column("counts", "counts", INT_ARRAY_JSON);

  private static final Codec<Range<Integer>[]> INTEGER_RANGE_ARRAY_JSON =
      Codecs.json(new JsonType<Range<Integer>[]>() {});

  private static final Codec<Map<String, ? extends Trees.Node>> STRING_NODE_MAP_JSON =
      Codecs.json(new JsonType<Map<String, ? extends Trees.Node>>() {});

  private static final RowShape REF = RowShape.of("Ref").column("id", "id", Codecs.LONG);

  private static final Codec<Ref> REF_CODEC = Composite.of(REF, TreesImpl::ref, TreesImpl::bindRef);

  private static final Codec<List<Ref>> REF_LIST = Codecs.listOf(REF_CODEC);

  private static final Codec<Ref> REF_CODEC_2 =
      Codecs.wrapped("Ref", Codecs.LONG, Ref::new, Ref::id);

  private static final Codec<List<Ref>> REF_LIST_2 = Codecs.listOf(REF_CODEC_2);

  private static final RowShape VISIT =
      RowShape.of("Visit")
          .column("id", "id", Codecs.LONG)
          .column("ref", "ref", REF_CODEC)
          .column("others", "others", REF_LIST)
          .column("ids", "ids", REF_LIST_2);

  private static final Codec<List<String>> STRING_LIST_JSON =
      Codecs.json(new JsonType<List<String>>() {});

  private static final Codec<Tags> TAGS_CODEC =
      Codecs.wrapped("Tags", STRING_LIST_JSON, Tags::new, Tags::tags);

  private static final RowShape POST =
      RowShape.of("Post").column("id", "id", Codecs.LONG).column("tags", "tags", TAGS_CODEC);

  private static final Statement STORED =
      Statement.of(
          "Trees.stored",
          STORED_2,
          """
          SELECT * FROM stored
          """);

  private static final Statement TREE =
      Statement.of(
          "Trees.tree",
          RowShape.scalar(NODE_JSON),
          """
          SELECT tree FROM stored
          """);

  private static final Statement CHANGE =
      Statement.of(
          "Trees.change",
          RowShape.none(),
          """
          UPDATE stored SET tree = $1, counts = $2
          """,
          Parameter.of("tree", NODE_JSON),
          Parameter.of("counts", INTEGER_RANGE_ARRAY_JSON));

  private static final Statement TREES =
      Statement.of(
          "Trees.trees",
          RowShape.scalar(NODE_JSON),
          """
          SELECT tree FROM stored
          """);

  private static final Statement BY_NAME =
      Statement.of(
          "Trees.byName",
          RowShape.scalar(STRING_NODE_MAP_JSON),
          """
          SELECT trees FROM stored
          """);

  private static final Statement ARRAY =
      Statement.of(
          "Trees.array",
          RowShape.scalar(NODE_JSON),
          """
          SELECT tree FROM stored
          """);

  private static final Statement COUNTS =
      Statement.of(
          "Trees.counts",
          RowShape.scalar(INT_ARRAY_JSON),
          """
          SELECT counts FROM stored
          """);

  private static final Statement VISITS =
      Statement.of(
          "Trees.visits",
          VISIT,
          """
          SELECT * FROM visit
          """);

  private static final Statement POSTS =
      Statement.of(
          "Trees.posts",
          POST,
          """
          SELECT * FROM post WHERE tags = $1
          """,
          Parameter.of("tags", TAGS_CODEC));

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public TreesImpl(Session session) {
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link Trees#stored}. */
  @Override
  public List<Stored> stored() {
    try (Rows rows = STORED.with(runner).query()) {
      return rows.list(TreesImpl::stored2);
    }
  }

  /** Runs {@link Trees#tree}. */
  @Override
  public Optional<Node> tree() {
    try (Rows rows = TREE.with(runner).query()) {
      return rows.optional(row -> row.get(0, NODE_JSON));
    }
  }

  /** Runs {@link Trees#change}. */
  @Override
  public int change(Node tree, Range<Integer>[] counts) {
    return Math.toIntExact(
        CHANGE.with(runner).bind(tree, NODE_JSON).bind(counts, INTEGER_RANGE_ARRAY_JSON).update());
  }

  /** Runs {@link Trees#trees}. */
  @Override
  public Stream<? extends Trees.Node> trees() {
    return TREES.with(runner).stream(1000, row -> row.get(0, NODE_JSON));
  }

  /** Runs {@link Trees#byName}. */
  @Override
  public List<Map<String, ? extends Trees.Node>> byName() {
    try (Rows rows = BY_NAME.with(runner).query()) {
      return rows.list(row -> row.get(0, STRING_NODE_MAP_JSON));
    }
  }

  /** Runs {@link Trees#array}. */
  @Override
  public Node[] array() {
    try (Rows rows = ARRAY.with(runner).query()) {
      return rows.array(row -> row.get(0, NODE_JSON), Node[]::new);
    }
  }

  /** Runs {@link Trees#counts}. */
  @Override
  public int[][] counts() {
    try (Rows rows = COUNTS.with(runner).query()) {
      return rows.array(row -> row.get(0, INT_ARRAY_JSON), int[][]::new);
    }
  }

  /** Runs {@link Trees#visits}. */
  @Override
  public List<Visit> visits() {
    try (Rows rows = VISITS.with(runner).query()) {
      return rows.list(TreesImpl::visit);
    }
  }

  /** Runs {@link Trees#posts}. */
  @Override
  public List<Post> posts(Tags tags) {
    try (Rows rows = POSTS.with(runner).bind(tags, TAGS_CODEC).query()) {
      return rows.list(TreesImpl::post);
    }
  }

  private static Stored stored2(Rows rows) {
    return new Stored(
        rows.getLong(0),
        rows.get(1, NODE_JSON),
        rows.get(2, NODE_LIST_ARRAY_JSON),
        rows.get(3, INT_ARRAY_JSON));
  }

  private static Ref ref(Rows rows) {
    return new Ref(rows.getLong(0));
  }

  private static Visit visit(Rows rows) {
    return new Visit(
        rows.getLong(0), rows.get(1, REF_CODEC), rows.get(2, REF_LIST), rows.get(3, REF_LIST_2));
  }

  private static Post post(Rows rows) {
    return new Post(rows.getLong(0), rows.get(1, TAGS_CODEC));
  }

  private static void bindRef(Parameters row, Ref ref) {
    row.bind(ref.id());
  }

  /** Makes {@link TreesImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<Trees> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public Class<Trees> type() {
      return Trees.class;
    }

    @Override
    public Trees create(Session session) {
      return new TreesImpl(session);
    }
  }
}
