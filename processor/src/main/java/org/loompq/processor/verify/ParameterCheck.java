package org.loompq.processor.verify;

import java.util.List;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.database.Answer.Described;
import org.loompq.processor.database.Answer.Refused;
import org.loompq.processor.model.Binding;
import org.loompq.processor.model.QueryMethod;
import org.loompq.processor.sql.Token;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Format;
import org.loompq.runtime.codec.PgType;

/** Compares the types of parameters with those that the statement takes. */
final class ParameterCheck {

  private final Site site;
  private final QueryMethod method;

  ParameterCheck(Site site, QueryMethod method) {
    this.site = site;
    this.method = method;
  }

  /** Reports those whose type the server infers, and that do not go with it. */
  void check(Described described, LabelCheck labels) {
    List<Binding> bindings = method.bindings();
    for (int i = 0; i < bindings.size(); i++) {
      Binding binding = bindings.get(i);
      PgType type = described.parameters().get(i);
      PgType narrowed = described.narrowed().get(i + 1);
      Codec<?> codec = RuntimeCodecs.of(binding.value().codec());
      if (narrowed != null && !codec.writes(narrowed)) {
        report(binding, codec, narrowed);
      } else if (codec.parameterOid() > 0 || codec.writes(type) || isCastText(binding)) {
        labels.checkWritten(site.ofParameter(binding.name()), binding.value().codec(), type);
      } else {
        report(binding, codec, type);
      }
    }
  }

  /** Reports those because of which the server has refused a statement; false if there are none. */
  boolean explains(Refused refused) {
    List<Binding> bindings = method.bindings();
    boolean explained = false;
    for (int i = 0; i < refused.inferred().size(); i++) {
      Codec<?> codec = RuntimeCodecs.of(bindings.get(i).value().codec());
      PgType type = refused.inferred().get(i);
      if (codec.parameterOid() > 0 && !codec.writes(type)) {
        report(bindings.get(i), codec, type);
        explained = true;
      }
    }
    return explained;
  }

  private void report(Binding binding, Codec<?> codec, PgType type) {
    String name = ":" + binding.name();
    String remedy =
        isAnonymous(type)
            ? "cast it to the type that is meant, as in "
                + name
                + type.name().replace("record", "::my_type")
            : Remedy.of(
                codec.obstacle(type), binding.value(), type, otherwise(name, binding, codec, type));
    site.report(
        site.ofParameter(binding.name()),
        Diagnostic.UNFIT_PARAMETER,
        "parameter " + name,
        JavaTypes.name(binding.value().type()),
        type,
        Remedy.because(codec.obstacle(type)),
        remedy);
  }

  /** What else helps: where the server infers a type by the cast, that would not. */
  private static String otherwise(String name, Binding binding, Codec<?> codec, PgType type) {
    if (binding.value().isArray() && type.format() != Format.ARRAY) {
      return "compare with its elements, as in = ANY(" + name + ")";
    }
    return codec.parameterOid() > 0 || binding.value().isString()
        ? "cast it, as in " + name + "::" + type
        : "change the statement";
  }

  /** Whether it is what the server takes for any composite type, and nothing can be cast to. */
  private static boolean isAnonymous(PgType type) {
    return type.name().equals("record") || type.name().equals("record[]");
  }

  /** Whether the statement says itself which type the text of a parameter is to be read as. */
  private boolean isCastText(Binding binding) {
    return binding.value().isString() && isCast(binding.name());
  }

  private boolean isCast(String name) {
    List<Token> tokens = method.statement().tokens();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean isUse = token.kind() == Token.Kind.PARAMETER && token.text().equals(name);
      if (isUse && (tokens.get(i + 1).isSymbol("::") || tokens.get(i + 1).isWord("AS"))) {
        return true;
      }
    }
    return false;
  }
}
