package org.loompq.spi;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON documents, for what is declared {@link org.loompq.Json}. An application
 * that wants another library than Jackson, or other settings, provides one for {@link
 * java.util.ServiceLoader}: by its name in {@code META-INF/services/org.loompq.spi.JsonCodec}, or
 * by {@code provides} in its {@code module-info}. There can be one only.
 *
 * <p>It is looked for once, with the first document: by the class loader of loompq, and where that
 * knows of none by the context class loader of the thread, as where loompq is shared by several
 * applications of a server. These share the one that is found, too.
 *
 * <p>It is used by many threads at once. Of what it throws that is no {@link JsonException} only
 * the class and the stack trace are kept, since its message may quote the document.
 */
public interface JsonCodec {

  /**
   * Reads a document.
   *
   * @param document its text in UTF-8, not checked in any way; the array is not used by anybody
   *     else any more
   * @param type the Java type that is declared, with its arguments if it is generic
   * @return a value of that type, or null if the document is {@code null} and the type has no value
   *     for that
   * @throws JsonException if it is no JSON, or does not fit the type
   */
  @Nullable Object read(byte[] document, Type type);

  /**
   * Writes a document.
   *
   * @param value a value of that type
   * @param type the Java type that is declared, with its arguments if it is generic
   * @return the text of the document in UTF-8; nobody else may change the array
   * @throws JsonException if there is no document for the value
   */
  byte[] write(Object value, Type type);
}
