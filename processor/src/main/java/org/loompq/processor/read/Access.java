package org.loompq.processor.read;

import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** What a class in the package of a repository may use. */
final class Access {

  private final Elements elements;
  private final PackageElement from;

  Access(Elements elements, TypeElement repository) {
    this.elements = elements;
    this.from = elements.getPackageOf(repository);
  }

  /** Why a type cannot be used; empty if it can. */
  Optional<String> obstacle(TypeElement type) {
    for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
      boolean isPrivate = at.getModifiers().contains(Modifier.PRIVATE);
      if (isPrivate || isProtectedElsewhere(at)) {
        String modifier = isPrivate ? "private" : "protected";
        return Optional.of(
            at.equals(type) ? modifier : "in " + at.getSimpleName() + ", which is " + modifier);
      }
    }
    return Optional.empty();
  }

  private boolean isProtectedElsewhere(Element type) {
    return type.getModifiers().contains(Modifier.PROTECTED)
        && !elements.getPackageOf(type).equals(from);
  }
}
