package org.loompq.runtime.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.CopyInto;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.codec.Codecs;

/** Values and NULL are copied into a table, and the server prints what is in it. */
final class CopyInProof implements Proof {

  @Override
  public <T> void prove(Mapping<T> mapping, List<T> values, TypeServer server) {
    SqlType type = mapping.type();
    String table = server.table(type);
    CopyInto into =
        CopyInto.of(
            "load",
            table,
            "id, field",
            Parameter.of("id", Codecs.INTEGER),
            Parameter.of("field", mapping.codec()));
    List<@Nullable T> all = new ArrayList<@Nullable T>(values);
    all.add(null);
    long copied =
        into.copy(
            server.runner(),
            IntStream.range(0, all.size()).boxed().iterator(),
            (row, i) -> row.bind((int) i).bind(all.get(i), mapping.codec()));
    assertThat(copied).isEqualTo(all.size());
    String printed =
        "SELECT ARRAY(SELECT " + type.printedOf("field") + " FROM " + table + " ORDER BY id)";
    Proof.checkPrinted(
        mapping,
        Objects.requireNonNull(server.db().execute(printed).one().getList(0, String.class)),
        all);
  }
}
