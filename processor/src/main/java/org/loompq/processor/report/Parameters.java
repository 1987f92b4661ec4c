package org.loompq.processor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loompq.processor.model.Binding;
import org.loompq.processor.model.QueryMethod;
import org.loompq.processor.model.StatementMethod;
import org.loompq.processor.report.QueryEntry.Parameter;
import org.loompq.processor.verify.Verified;

/** The parameters of a statement, with their types on both sides. */
final class Parameters {

  private Parameters() {}

  /** Those of a method; COPY has none. */
  static List<Parameter> of(StatementMethod method, Optional<Verified> known) {
    List<Parameter> parameters = new ArrayList<>();
    if (method instanceof QueryMethod query) {
      for (Binding binding : query.bindings()) {
        int index = parameters.size();
        parameters.add(
            new Parameter(
                binding.name(),
                expression(binding, query),
                Signature.type(binding.value()),
                binding.nullable(),
                known
                    .map(each -> each.described().parameters().get(index).toString())
                    .orElse(null)));
      }
    }
    return parameters;
  }

  /** An element of a batch is shown by an index, in whatever way elements are read. */
  private static String expression(Binding binding, QueryMethod query) {
    boolean isElement =
        query.elements().stream().anyMatch(each -> each.parameter().equals(binding.parameter()));
    return isElement ? binding.parameter() + "[i]" + binding.accessors() : binding.expression();
  }
}
