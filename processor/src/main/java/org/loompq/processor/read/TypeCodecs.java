package org.loompq.processor.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ModuleElement.ProvidesDirective;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.loompq.TypeCodec;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.model.KnownCodec;

/** The classes for which the application brings a {@link TypeCodec}, as far as is known here. */
public final class TypeCodecs {

  private static final String NAME = TypeCodec.class.getName();

  /**
   * A codec that somebody names.
   *
   * @param className its class
   * @param place where it is named
   */
  public record Named(String className, String place) {}

  private record Wrong(Named codec, String reason) {}

  private final Elements elements;
  private final Types types;

  /** By their qualified names. */
  private final Set<String> classes = new HashSet<>();

  private final List<Wrong> wrong = new ArrayList<>();
  private boolean complete = true;

  /** Reads the codecs that are named, and those that modules provide. */
  public TypeCodecs(Elements elements, Types types, List<Named> codecs) {
    this.elements = elements;
    this.types = types;
    codecs.forEach(this::read);
    if (elements.getModuleElement("org.loompq") != null) {
      readModules();
    }
  }

  /** Whether all of them exist, since other processors may yet write some. */
  public boolean areComplete() {
    return complete;
  }

  /** Reports those that are none. */
  public void check(Problems problems) {
    for (Wrong each : wrong) {
      problems.report(
          Diagnostic.UNFIT_CODEC, each.codec().className(), each.codec().place(), each.reason());
    }
  }

  /** Whether there is one for a class. */
  boolean have(TypeElement type) {
    return classes.contains(type.getQualifiedName().toString());
  }

  private void read(Named codec) {
    TypeElement type = elements.getTypeElement(codec.className().replace('$', '.'));
    if (type == null) {
      complete = false;
      wrong.add(new Wrong(codec, "there is no such class"));
    } else {
      read(codec, type);
    }
  }

  private void readModules() {
    for (var module : elements.getAllModuleElements()) {
      for (ProvidesDirective provided : ElementFilter.providesIn(module.getDirectives())) {
        if (provided.getService().getQualifiedName().contentEquals(NAME)) {
          String place = "module " + module.getQualifiedName();
          for (TypeElement type : provided.getImplementations()) {
            read(new Named(type.getQualifiedName().toString(), place), type);
          }
        }
      }
    }
  }

  private void read(Named codec, TypeElement type) {
    Optional<DeclaredType> implemented = typeCodec(type.asType());
    if (implemented.isEmpty()) {
      wrong.add(new Wrong(codec, "it is no " + NAME));
      return;
    }
    List<? extends TypeMirror> arguments = implemented.get().getTypeArguments();
    if (arguments.isEmpty()) {
      wrong.add(new Wrong(codec, "it does not tell the class of its values"));
    } else {
      readValues(codec, arguments.getFirst());
    }
  }

  private void readValues(Named codec, TypeMirror values) {
    if (values.getKind() == TypeKind.ERROR) { // which the compiler reports itself
      complete = false;
      return;
    }
    String shown = Problems.simple(values);
    if (KnownCodec.ofClass(ValueReader.name(values)).isPresent()) {
      wrong.add(new Wrong(codec, shown + " is read and written in one way only"));
    } else if (values instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement type
        && type.getTypeParameters().isEmpty()) {
      classes.add(type.getQualifiedName().toString());
    } else {
      wrong.add(
          new Wrong(
              codec,
              "its values are of type "
                  + shown
                  + ", and only a class without type parameters can have one"));
    }
  }

  /** What a type implements of all that it extends. */
  private Optional<DeclaredType> typeCodec(TypeMirror type) {
    if (type instanceof DeclaredType declared && ValueReader.qualifiedName(declared).equals(NAME)) {
      return Optional.of(declared);
    }
    return types.directSupertypes(type).stream()
        .map(this::typeCodec)
        .flatMap(Optional::stream)
        .findFirst();
  }
}
