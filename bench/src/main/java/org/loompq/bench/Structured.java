package org.loompq.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.Composite;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.loompq.type.Range;

/** Codecs as generated code declares them. */
final class Structured {

  /** A composite. */
  record Account(int id, @Nullable String owner) {}

  /** An enum. */
  enum Level {
    LOW,
    HIGH
  }

  static final Codec<Range<Integer>> RANGE = Codecs.rangeOf(Codecs.INTEGER);

  static final Codec<Level> LEVEL = Codecs.enumOf(Level.values(), "LOW", "HIGH");

  static final Codec<List<@Nullable String>> TEXTS = Codecs.listOf(Codecs.STRING);

  static final Codec<Account> ACCOUNT =
      Composite.of(
          RowShape.of("Account")
              .column("id", "id", Codecs.INTEGER)
              .column("owner", "owner", Codecs.STRING),
          rows -> new Account(rows.getInt(0), rows.getString(1)),
          (row, account) -> {
            var _ = row.bind(account.id()).bind(account.owner());
          });

  static final Codec<List<@Nullable Account>> ACCOUNTS = Codecs.listOf(ACCOUNT);

  private Structured() {}
}
