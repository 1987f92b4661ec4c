package org.loompq.runtime.types;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.codec.Codecs;

/** A value and NULL are inserted as parameters, and the server prints what it has got. */
final class ParameterProof implements Proof {

  @Override
  public <T> void prove(Mapping<T> mapping, List<T> values, TypeServer server) {
    SqlType type = mapping.type();
    Statement insert =
        Statement.of(
            "",
            RowShape.scalar(Codecs.STRING),
            "INSERT INTO "
                + server.table(type)
                + " (field) VALUES ($1) RETURNING "
                + type.printedOf("field"),
            Parameter.of("value", mapping.codec()));
    List<@Nullable T> all = new ArrayList<@Nullable T>(values);
    all.add(null);
    List<@Nullable String> printed = new ArrayList<>();
    for (T value : all) {
      try (Rows rows = insert.with(server.runner()).bind(value, mapping.codec()).query()) {
        printed.add(rows.single().getString(0));
      }
    }
    Proof.checkPrinted(mapping, printed, all);
  }
}
