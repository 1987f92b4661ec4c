package org.loompq.runtime.codec;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A type of a database, with all that it consists of. Types are equal if they are the same object:
 * one that has changed since is another. Immutable, but for the knowledge that it has changed.
 */
public final class PgType {

  /**
   * A field of a composite type.
   *
   * @param name its name
   * @param type its type
   */
  public record Attribute(String name, PgType type) {}

  private final int oid;
  private final String name;
  private final Format format;
  private final @Nullable PgType element;
  private final List<Attribute> attributes;
  private final List<RegisteredCodec<?>> codecs;

  /** What a domain is over; else null. */
  private final @Nullable PgType base;

  /** Set by whoever notices, read by whoever looks the type up; it never becomes false again. */
  private volatile boolean outdated;

  /**
   * Describes a type.
   *
   * @param name as SQL writes it, such as {@code timestamp with time zone}
   * @param element what an array, a range or a multirange has parts of; else null
   * @param attributes the fields of a composite type, in order
   */
  public PgType(
      int oid, String name, Format format, @Nullable PgType element, List<Attribute> attributes) {
    this(oid, name, format, element, attributes, List.of(), null);
  }

  private PgType(
      int oid,
      String name,
      Format format,
      @Nullable PgType element,
      List<Attribute> attributes,
      List<RegisteredCodec<?>> codecs,
      @Nullable PgType base) {
    this.oid = oid;
    this.name = name;
    this.format = format;
    this.element = element;
    this.attributes = List.copyOf(attributes);
    this.codecs = List.copyOf(codecs);
    this.base = base;
  }

  /** A domain over this type, which consists of the same. */
  public PgType domain(int domainOid, String domainName) {
    return new PgType(domainOid, domainName, format, element, attributes, codecs, this);
  }

  /**
   * The same type where the application brings codecs for it, of which each is of another class.
   */
  public PgType with(List<RegisteredCodec<?>> brought) {
    return new PgType(oid, name, format, element, attributes, brought, base);
  }

  /** Those of some types that may change: the others come with the server. */
  public static List<PgType> changing(List<PgType> types) {
    return types.stream().filter(type -> BuiltInTypes.of(type.oid) == null).toList();
  }

  public int oid() {
    return oid;
  }

  /** As SQL writes it. */
  public String name() {
    return name;
  }

  public Format format() {
    return format;
  }

  /** Whether it has parts of one type: an array, a range or a multirange. */
  public boolean hasElement() {
    return element != null;
  }

  /**
   * The type of an array's elements, a range's bounds, or a multirange's ranges.
   *
   * @throws NullPointerException if it has none
   */
  public PgType element() {
    return Objects.requireNonNull(element, name);
  }

  /** The fields of a composite type; none for {@code record}, each of whose values has its own. */
  public List<Attribute> attributes() {
    return attributes;
  }

  /** What the application brings for it. */
  public List<RegisteredCodec<?>> codecs() {
    return codecs;
  }

  /** What the application brings for it and a Java type; null if nothing. */
  @SuppressWarnings("unchecked") // it is the codec of that class
  <T> @Nullable RegisteredCodec<T> codecOf(Class<T> javaType) {
    for (int i = 0; i < codecs.size(); i++) {
      RegisteredCodec<?> codec = codecs.get(i);
      if (codec.javaType() == javaType) {
        return (RegisteredCodec<T>) codec;
      }
    }
    return null;
  }

  /** Whether it, or something that it consists of, was found to have changed on the server. */
  public boolean isOutdated() {
    if (outdated
        || (element != null && element.isOutdated())
        || (base != null && base.isOutdated())) {
      return true;
    }
    for (Attribute attribute : attributes) {
      if (attribute.type().isOutdated()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Has the type looked up anew when it is needed again, since a value of it has come in another
   * form.
   *
   * @param how what is different
   * @return the exception to throw
   */
  public CodecException outdated(String how) {
    outdate();
    return new CodecException(
        how + ": " + name + " has changed since it was looked up; it is looked up anew next time");
  }

  /** Whether another has the same name and format, and consists of the same objects. */
  public boolean isAs(PgType other) {
    return name.equals(other.name)
        && format == other.format
        && Objects.equals(element, other.element)
        && Objects.equals(base, other.base)
        && attributes.equals(other.attributes)
        && codecs.equals(other.codecs);
  }

  /** What a domain is over; else null. */
  public @Nullable PgType base() {
    return base;
  }

  /** Has the type looked up anew when it is needed again, and what a domain is over. */
  public void outdate() {
    outdated = BuiltInTypes.of(oid) == null; // those never change
    if (base != null) {
      base.outdate();
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
