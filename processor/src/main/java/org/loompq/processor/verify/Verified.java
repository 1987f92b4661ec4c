package org.loompq.processor.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loompq.processor.database.Answer.Described;
import org.loompq.processor.model.CheckedStatement;
import org.loompq.processor.model.CodecModel;
import org.loompq.processor.model.CodecModel.OfBounds;
import org.loompq.processor.model.CodecModel.OfCustom;
import org.loompq.processor.model.CodecModel.OfElements;
import org.loompq.processor.model.CodecModel.OfValueObject;
import org.loompq.processor.model.QueryMethod;
import org.loompq.processor.model.StatementMethod;
import org.loompq.runtime.codec.BuiltInTypes;
import org.loompq.runtime.codec.PgType;

/**
 * What was compared with a database, and found to go together.
 *
 * @param described what the database says of the statement
 * @param order the number of the column of each component; none if no rows are read
 */
public record Verified(Described described, List<Integer> order) {

  /** What the code of a method may rely on. */
  public CheckedStatement relied(StatementMethod method) {
    List<Optional<String>> types = new ArrayList<>();
    if (method instanceof QueryMethod query) {
      for (int i = 0; i < query.bindings().size(); i++) {
        types.add(
            declaredType(described.parameters().get(i), query.bindings().get(i).value().codec()));
      }
    }
    return new CheckedStatement(types, order);
  }

  /** Types that users define, and those of which they say how they are carried, may differ. */
  private static Optional<String> declaredType(PgType type, CodecModel codec) {
    boolean isOpen = RuntimeCodecs.of(codec).parameterOid() <= 0;
    return isOpen && BuiltInTypes.of(type.oid()) != null && !isCustom(codec)
        ? Optional.of(type.name())
        : Optional.empty();
  }

  private static boolean isCustom(CodecModel codec) {
    return switch (codec) {
      case OfCustom _ -> true;
      case OfElements elements -> isCustom(elements.element());
      case OfBounds bounds -> isCustom(bounds.bound());
      case OfValueObject object -> isCustom(object.held());
      default -> false;
    };
  }
}
