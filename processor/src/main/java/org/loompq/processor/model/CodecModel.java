package org.loompq.processor.model;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** What carries the values of a Java type; each is a codec of the runtime. */
public sealed interface CodecModel {

  /**
   * A type that the runtime knows.
   *
   * @param constant what carries it
   */
  record Known(KnownCodec constant) implements CodecModel {}

  /**
   * An enum.
   *
   * @param labels its labels
   */
  record OfEnum(EnumLabels labels) implements CodecModel {}

  /**
   * A collection or a Java array of objects.
   *
   * @param container the Java type
   * @param element what carries the elements
   * @param elementType their type
   */
  record OfElements(Container container, CodecModel element, TypeMirror elementType)
      implements CodecModel {}

  /** The Java type of an array. */
  enum Container {
    LIST("List", "listOf"),
    SET("Set", "setOf"),
    COLLECTION("Collection", "collectionOf"),
    ARRAY("Array", "arrayOf");

    private final String javaName;
    private final String factory;

    Container(String javaName, String factory) {
      this.javaName = javaName;
      this.factory = factory;
    }

    /** What it is called. */
    public String javaName() {
      return javaName;
    }

    /** What makes the codec. */
    public String factory() {
      return factory;
    }
  }

  /**
   * A {@code Range} or a {@code Multirange}.
   *
   * @param several whether it is the latter
   * @param bound what carries the bounds
   */
  record OfBounds(boolean several, CodecModel bound) implements CodecModel {}

  /**
   * JSON.
   *
   * @param type the Java type
   */
  record OfJson(TypeMirror type) implements CodecModel {}

  /**
   * A record that is one value of a composite type.
   *
   * @param model the record
   */
  record OfComposite(RecordModel model) implements CodecModel {}

  /**
   * A record whose only component is the value.
   *
   * @param type the record
   * @param component the component's name
   * @param column what its column would be called
   * @param held what carries the component
   */
  record OfValueObject(TypeElement type, String component, String column, CodecModel held)
      implements CodecModel {}

  /**
   * A class for which the application brings a codec.
   *
   * @param type the class
   */
  record OfCustom(TypeElement type) implements CodecModel {}

  /** Whether it is an array for PostgreSQL. */
  default boolean isArray() {
    return switch (this) {
      case Known(KnownCodec constant) -> constant.isArray();
      case OfElements _ -> true;
      case OfValueObject object -> object.held().isArray();
      default -> false;
    };
  }

  /** Whether it can be read once only, so that a statement cannot be executed again. */
  default boolean isStream() {
    return switch (this) {
      case Known(KnownCodec constant) -> constant == KnownCodec.INPUT_STREAM;
      case OfElements elements -> elements.element().isStream();
      case OfValueObject object -> object.held().isStream();
      case OfBounds bounds -> bounds.bound().isStream();
      case OfEnum _, OfComposite _, OfJson _, OfCustom _ -> false;
    };
  }

  /** Whether a column can be read as it. */
  default boolean isReadable() {
    return switch (this) {
      case Known(KnownCodec constant) -> constant.isReadable();
      case OfEnum _, OfComposite _, OfJson _, OfCustom _ -> true;
      case OfBounds bounds -> bounds.bound().isReadable();
      case OfElements elements -> elements.element().isReadable();
      case OfValueObject object -> object.held().isReadable();
    };
  }
}
