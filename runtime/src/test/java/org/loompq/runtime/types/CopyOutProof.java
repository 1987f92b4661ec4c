package org.loompq.runtime.types;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.CopyFrom;
import org.loompq.runtime.RowShape;

/** The server fills a table of texts, and what is in it is copied out. */
final class CopyOutProof implements Proof {

  @Override
  public <T> void prove(Mapping<T> mapping, List<T> values, TypeServer server) {
    List<@Nullable T> all = new ArrayList<@Nullable T>(values);
    all.add(null);
    String table = server.table(mapping.type());
    List<@Nullable String> texts = all.stream().<@Nullable String>map(mapping::text).toList();
    server
        .db()
        .execute(
            "INSERT INTO %s (id, field) SELECT n, %s FROM unnest($1::text[])"
                    .formatted(table, mapping.type().literalOf("e"))
                + " WITH ORDINALITY AS u (e, n)",
            texts);
    CopyFrom from =
        CopyFrom.of(
            "export",
            RowShape.scalar(mapping.codec()),
            "SELECT field FROM " + table + " ORDER BY id");
    try (Stream<@Nullable T> fields =
        from.<@Nullable T>stream(server.runner(), row -> row.get(0, mapping.codec()))) {
      Proof.checkSame(mapping, fields.toList(), all);
    }
  }
}
