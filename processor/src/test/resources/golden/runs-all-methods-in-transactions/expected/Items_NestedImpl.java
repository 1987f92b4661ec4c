package golden;

import java.util.List;
import javax.annotation.processing.Generated;
import org.loompq.Session;
import org.loompq.spi.RepositoryProvider;

/** Implements {@link Items.Nested} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
@SuppressWarnings("rawtypes")
public final class Items_NestedImpl implements Items.Nested {

  private final Session session;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public Items_NestedImpl(Session session) {
    this.session = session;
  }

  /** Runs {@link Items.Nested#one} in a transaction. */
  @Override
  public String one(List session) {
    return this.session.transaction(_ -> Items.Nested.super.one(session));
  }

  /** Makes {@link Items_NestedImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<Items.Nested> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public Class<Items.Nested> type() {
      return Items.Nested.class;
    }

    @Override
    public Items.Nested create(Session session) {
      return new Items_NestedImpl(session);
    }
  }
}
