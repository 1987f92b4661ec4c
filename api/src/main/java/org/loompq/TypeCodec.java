package org.loompq;

/**
 * Carries the values of one Java type to and from one type of PostgreSQL, in the binary format that
 * its send and receive functions have: for a type that loompq does not know, or for a Java type
 * that an application would rather have than loompq's own.
 *
 * <pre>{@code
 * public record Rgb(int red, int green, int blue) {}
 *
 * // CREATE DOMAIN rgb AS bytea CHECK (length(VALUE) = 3)
 * public final class RgbCodec implements TypeCodec<Rgb> {
 *
 *   @Override
 *   public Class<Rgb> javaType() {
 *     return Rgb.class;
 *   }
 *
 *   @Override
 *   public String typeName() {
 *     return "public.rgb";
 *   }
 *
 *   @Override
 *   public void write(Rgb value, ValueWriter out) {
 *     out.writeByte(value.red());
 *     out.writeByte(value.green());
 *     out.writeByte(value.blue());
 *   }
 *
 *   @Override
 *   public Rgb read(ValueReader in) {
 *     return new Rgb(in.readByte() & 0xff, in.readByte() & 0xff, in.readByte() & 0xff);
 *   }
 * }
 * }</pre>
 *
 * <p>A database has the codecs of its {@link DatabaseConfig#typeCodecs()}, and those that {@link
 * java.util.ServiceLoader} finds: by their names in {@code META-INF/services/org.loompq.TypeCodec},
 * or by {@code provides} in a {@code module-info}. For the same Java type the former are preferred.
 * The annotation processor looks for the names in the same places, and in its option {@code
 * loompq.codecs}, which lists the classes of codecs, with commas between them.
 *
 * <p>With its codec a Java type can be whatever a type of loompq can: a parameter, a column, an
 * element of an array or a bound of a range, a field of a composite type, a value that is copied;
 * in dynamic SQL, too. A domain over the type has the same codec. A record or an enum that has a
 * codec is one value, and no longer one for each component, or a label.
 *
 * <p>A codec is used by many threads at once. SQL NULL never reaches it. What it throws becomes the
 * cause of a {@link org.loompq.error.MappingException} that names the parameter or the column.
 *
 * @param <T> the Java type
 */
public interface TypeCodec<T> {

  /**
   * The Java type. It is asked for once for each database.
   *
   * @return a class or an interface, without type parameters, for which loompq itself has no codec;
   *     not an array
   */
  Class<T> javaType();

  /**
   * The type of PostgreSQL. It is asked for once for each database. While there is no such type,
   * only the use of the Java type is an error.
   *
   * @return its name as SQL has it: {@code geometry}, {@code public.geometry}, {@code int4}; a name
   *     without a schema is looked for in the connection's {@code search_path}. A domain stands for
   *     the type that it is over, too, since the server says of no column that it is of a domain
   */
  String typeName();

  /**
   * Writes a value in the format of the type.
   *
   * @param value the value, not null
   * @param out takes it, during this call only
   */
  void write(T value, ValueWriter out);

  /**
   * Reads a value in the format of the type. All of it has to be read: bytes that are left over are
   * an error.
   *
   * @param in the value, during this call only
   * @return the value, not null
   */
  T read(ValueReader in);
}
