package org.loompq;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Maps a JSON document to a Java type: a record, a list, a map, or what else the JSON library of
 * the application knows.
 *
 * <ul>
 *   <li>On a record component: its column holds a document, of type {@code json}, {@code jsonb}, or
 *       a type of text. The same for the columns of {@link Batch}, {@link CopyIn} and {@link
 *       CopyOut}.
 *   <li>On a parameter: its value is sent as a document, as which the server reads it where the
 *       statement has a {@code json} or {@code jsonb}.
 *   <li>On a method: the one column of its result holds a document in each row. The return type
 *       still says how many rows there are, so of a {@code List<Item>} each row is an {@code Item};
 *       a row whose document is an array is an {@code Optional<List<Item>>}, or a component of a
 *       record.
 * </ul>
 *
 * {@snippet :
 * record Item(String article, int pieces, BigDecimal price) {}
 *
 * record Order(long id, @Json List<Item> items) {}
 *
 * @Query("SELECT id, items FROM purchase WHERE id = :id")
 * Order find(long id);
 *
 * @Query("UPDATE purchase SET items = :items WHERE id = :id")
 * int change(long id, @Json List<Item> items);
 *
 * @Json @Query("SELECT jsonb_array_elements(items) FROM purchase WHERE id = :id")
 * List<Item> items(long id);
 * }
 *
 * <p>The library is Jackson 3 where {@code tools.jackson.core:jackson-databind} is there, or any
 * other by way of a {@link org.loompq.spi.JsonCodec}. Its settings are those of {@code StrictJson}
 * in {@code org.loompq.runtime.json}, or the application's by way of {@code JacksonJsonCodec}
 * there. In a named module Jackson must be required, and the package of the records opened to
 * {@code tools.jackson.databind}.
 *
 * <p>SQL NULL is null in Java, or the empty value of an {@code Optional} that is declared here. The
 * document {@code null} is something else: it is refused, unless the Java type has a value for it,
 * as Jackson's {@code JsonNode} has; in an {@code Optional} that is declared here what may be in it
 * is that type. No primitive is a document: take its wrapper. A document that does not fit the Java
 * type is an {@link org.loompq.error.MappingException}, which tells the place and not what stands
 * there, nor do its causes.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER, ElementType.METHOD})
public @interface Json {}
