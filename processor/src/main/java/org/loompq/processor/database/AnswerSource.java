package org.loompq.processor.database;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loompq.error.ConnectionException;
import org.loompq.processor.server.EmbeddedServer;
import org.loompq.processor.server.Schema;
import org.loompq.processor.server.SchemaError;
import org.loompq.processor.server.ServerUnavailable;

/**
 * Where the answers of a compilation come from: the snapshot, as far as that is known to be what
 * the server would say; else the server, which is started or connected to when it is needed for the
 * first time; and where none is at hand the snapshot as it is.
 */
public final class AnswerSource implements AutoCloseable {

  /** Changes when other answers follow from the same schema. */
  private static final int RULES = 1;

  private static final int HASH_LENGTH = 16;

  private final Optional<Schema> schema;
  private final Optional<String> url;
  private final Optional<SnapshotFile> snapshotFile;
  private final Path cache;
  private final boolean wantsPlans;
  private @Nullable EmbeddedServer embedded;
  private @Nullable String instead;

  private AnswerSource(
      Optional<Schema> schema,
      Optional<String> url,
      Optional<SnapshotFile> snapshotFile,
      Path cache,
      boolean wantsPlans) {
    this.schema = schema;
    this.url = url;
    this.snapshotFile = snapshotFile;
    this.cache = cache;
    this.wantsPlans = wantsPlans;
  }

  /**
   * The source that some options name.
   *
   * @throws SchemaError if a file of the schema cannot be read
   */
  public static AnswerSource of(SourceOptions options) throws SchemaError {
    return new AnswerSource(
        options.schema().isEmpty() ? Optional.empty() : Optional.of(Schema.of(options.schema())),
        options.url(),
        options.snapshot().map(SnapshotFile::new),
        options.cache(),
        options.report().isPresent());
  }

  /**
   * The answers to some questions.
   *
   * @throws SchemaError if the server refuses a file of the schema
   * @throws ServerUnavailable if a server is wanted, and none is there
   * @throws SnapshotError if the snapshot cannot be read or written
   * @throws org.loompq.error.PgException if the server cannot be asked
   */
  public Answers ask(List<Question> questions)
      throws SchemaError, ServerUnavailable, SnapshotError {
    if (snapshotFile.isEmpty()) {
      return askServer(questions);
    }
    SnapshotFile file = snapshotFile.get();
    Snapshot snapshot = file.read();
    boolean hasServer = schema.isPresent() || url.isPresent();
    boolean isCurrent = schema.isPresent() && snapshot.knows(questions, version());
    if (!hasServer || (isCurrent && !wantsPlans)) {
      return snapshot.answers(questions);
    }
    Answers answers;
    try {
      answers = askServer(questions);
    } catch (ServerUnavailable | ConnectionException none) {
      if (isCurrent || (url.isPresent() && snapshot.knows(questions))) {
        instead = Objects.toString(none.getMessage());
        return snapshot.answers(questions);
      }
      throw none;
    }
    file.write(file.read().with(version(), answers)); // somebody else may have written meanwhile
    return answers;
  }

  /** Why the snapshot has stood in for a server, if it has. */
  public Optional<String> instead() {
    return Optional.ofNullable(instead);
  }

  /** What decides on the answers of our own server; empty for another. */
  private String version() {
    return schema.map(files -> RULES + "-" + files.hash().substring(0, HASH_LENGTH)).orElse("");
  }

  private Answers askServer(List<Question> questions) throws SchemaError, ServerUnavailable {
    if (schema.isPresent() && embedded == null) {
      embedded = EmbeddedServer.start(schema.get(), cache);
    }
    EmbeddedServer started = embedded;
    try (Server server = Server.connect(started == null ? url.orElseThrow() : started.conninfo())) {
      return server.ask(questions);
    }
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
