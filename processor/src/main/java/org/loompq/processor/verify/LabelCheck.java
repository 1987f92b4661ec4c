package org.loompq.processor.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.NearMiss;
import org.loompq.processor.model.CodecModel;
import org.loompq.processor.model.CodecModel.OfBounds;
import org.loompq.processor.model.CodecModel.OfComposite;
import org.loompq.processor.model.CodecModel.OfElements;
import org.loompq.processor.model.CodecModel.OfEnum;
import org.loompq.processor.model.CodecModel.OfValueObject;
import org.loompq.processor.model.EnumLabels;
import org.loompq.processor.model.RecordModel;
import org.loompq.runtime.codec.PgType;
import org.loompq.runtime.codec.PgType.Attribute;

/** Compares the constants of Java's enums with the labels of PostgreSQL's. */
final class LabelCheck {

  private final Site site;
  private final Map<String, List<String>> labels;

  LabelCheck(Site site, Map<String, List<String>> labels) {
    this.site = site;
    this.labels = labels;
  }

  /** Reports constants, of whatever is an enum in a value, that cannot be written. */
  void checkWritten(int place, CodecModel codec, PgType type) {
    check(place, codec, type, true);
  }

  /** Reports labels, of whatever is an enum in a value, that cannot be read. */
  void checkRead(int place, CodecModel codec, PgType type) {
    check(place, codec, type, false);
  }

  private void check(int place, CodecModel codec, PgType type, boolean written) {
    switch (codec) {
      case OfEnum(var java) -> compare(place, java, type, written);
      case OfElements(_, var element, _) when type.hasElement() ->
          check(place, element, type.element(), written);
      case OfBounds(_, var bound) when type.hasElement() ->
          check(place, bound, type.element(), written);
      case OfValueObject object -> check(place, object.held(), type, written);
      case OfComposite(var model) -> checkFields(place, model, type, written);
      default -> {}
    }
  }

  private void checkFields(int place, RecordModel model, PgType type, boolean written) {
    for (RecordModel.Leaf leaf : model.leaves()) {
      for (Attribute attribute : type.attributes()) {
        if (attribute.name().equals(leaf.component().column())) {
          check(place, leaf.component().value().codec(), attribute.type(), written);
        }
      }
    }
  }

  private void compare(int place, EnumLabels java, PgType type, boolean written) {
    PgType base = type.base() == null ? type : type.base();
    List<String> known = labels.get(base.name());
    if (known == null) {
      return; // it is no enum, but text
    }
    if (written) {
      for (int i = 0; i < java.labels().size(); i++) {
        String label = java.labels().get(i);
        if (!known.contains(label)) {
          site.report(
              place,
              Diagnostic.CONSTANT_WITHOUT_LABEL,
              java.type().getSimpleName(),
              constants(java).get(i),
              base,
              instead(label, known, "whose labels are"));
        }
      }
    } else {
      for (String label : known) {
        if (!java.labels().contains(label)) {
          site.report(
              place,
              Diagnostic.LABEL_WITHOUT_CONSTANT,
              label,
              base,
              java.type().getSimpleName(),
              instead(label, java.labels(), "which knows"));
        }
      }
    }
  }

  private static String instead(String label, List<String> others, String introduction) {
    return NearMiss.of(label, others)
        .map(
            near -> ": did you mean \"" + near + "\"? Write the label into @Column on the constant")
        .orElse(
            ", "
                + introduction
                + " "
                + String.join(", ", others)
                + "; add it, or write its name there into @Column on a constant");
  }

  private static List<String> constants(EnumLabels java) {
    List<String> names = new ArrayList<>();
    for (Element each : java.type().getEnclosedElements()) {
      if (each.getKind() == ElementKind.ENUM_CONSTANT) {
        names.add(each.getSimpleName().toString());
      }
    }
    return names;
  }
}
