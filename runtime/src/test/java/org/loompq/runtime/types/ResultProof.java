package org.loompq.runtime.types;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.codec.Codecs;

/** The server makes a value of its text, and it is read with the text that the server prints. */
final class ResultProof implements Proof {

  @Override
  public <T> void prove(Mapping<T> mapping, List<T> values, TypeServer server) {
    String literal = mapping.type().literalOf("$1::text");
    String printed = mapping.type().isPrinted() ? mapping.type().printedOf(literal) : "$1::text";
    Statement select =
        Statement.of(
            "",
            RowShape.of("Result")
                .column("value", "value", mapping.codec())
                .column("text", "text", Codecs.STRING),
            "SELECT " + literal + " AS value, " + printed + " AS text",
            Parameter.of("text", Codecs.STRING));
    List<@Nullable T> all = new ArrayList<@Nullable T>(values);
    all.add(null);
    List<@Nullable T> read = new ArrayList<>();
    List<@Nullable String> texts = new ArrayList<>();
    for (T value : all) {
      try (Rows rows = select.with(server.runner()).bind(mapping.text(value)).query()) {
        Rows row = rows.single();
        read.add(row.get(0, mapping.codec()));
        texts.add(row.getString(1));
      }
    }
    Proof.checkSame(mapping, read, all);
    Proof.checkPrinted(mapping, texts, read);
  }
}
