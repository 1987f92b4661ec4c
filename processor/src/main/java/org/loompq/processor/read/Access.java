package org.loompq.processor.read;

import java.util.Optional;
import java.util.Set;
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
      Set<Modifier> modifiers = at.getModifiers();
      boolean isPrivate = modifiers.contains(Modifier.PRIVATE);
      boolean isPublic = modifiers.contains(Modifier.PUBLIC);
      if (isPrivate || (!isPublic && isElsewhere(at))) {
        String modifier =
            isPrivate
                ? "private"
                : modifiers.contains(Modifier.PROTECTED) ? "protected" : "package-private";
        return Optional.of(
            at.equals(type) ? modifier : "in " + at.getSimpleName() + ", which is " + modifier);
      }
    }
    return Optional.empty();
  }

  private boolean isElsewhere(Element type) {
    return !elements.getPackageOf(type).equals(from);
  }
}
