package org.loompq.processor.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.codec.BuiltInTypes;
import org.loompq.runtime.codec.Format;
import org.loompq.runtime.codec.PgType;
import org.loompq.runtime.codec.PgType.Attribute;

/**
 * Types that users define, as a snapshot keeps them: by their names, since OIDs differ from one
 * server to the next.
 */
final class TypeNotes {

  /**
   * What is kept of a type.
   *
   * @param format how values are written
   * @param base the name of the type that a domain is over; else null
   * @param element the name of the type that an array, a range or a multirange has parts of
   * @param fields the fields of a composite type
   * @param labels the labels of an enum
   */
  record Note(
      Format format,
      @Nullable String base,
      @Nullable String element,
      List<Field> fields,
      List<String> labels) {}

  /**
   * A field of a composite type.
   *
   * @param name its name
   * @param type the name of its type
   */
  record Field(String name, String type) {}

  private final Map<String, Note> notes;
  private final Map<String, PgType> made = new HashMap<>();

  TypeNotes(Map<String, Note> notes) {
    this.notes = new TreeMap<>(notes);
  }

  /** What is kept of types with some names, and of what they consist of. */
  Map<String, Note> only(Set<String> names) {
    Map<String, Note> kept = new TreeMap<>();
    names.forEach(name -> keep(name, kept));
    return kept;
  }

  private void keep(@Nullable String name, Map<String, Note> kept) {
    Note note = name == null ? null : notes.get(name);
    if (name != null && note != null && kept.put(name, note) == null) {
      keep(note.base(), kept);
      keep(note.element(), kept);
      note.fields().forEach(field -> keep(field.type(), kept));
    }
  }

  /** Notes a type and what it consists of, and gives its name. */
  String add(PgType type, Map<String, List<String>> labels) {
    if (BuiltInTypes.of(type.oid()) != null) {
      return type.name();
    }
    PgType base = type.base();
    List<Field> fields = new ArrayList<>();
    if (base == null) {
      type.attributes()
          .forEach(field -> fields.add(new Field(field.name(), add(field.type(), labels))));
    }
    Note note =
        new Note(
            type.format(),
            base == null ? null : add(base, labels),
            base == null && type.hasElement() ? add(type.element(), labels) : null,
            fields,
            labels.getOrDefault(type.name(), List.of()));
    notes.put(type.name(), note);
    return type.name();
  }

  /**
   * The type with a name, with OID 0; of a format that no codec reads if nothing is known of it.
   */
  PgType type(String name) {
    PgType builtIn = BuiltInTypes.named(name);
    if (builtIn != null) {
      return builtIn;
    }
    PgType known = made.get(name);
    if (known == null) {
      known = make(name);
      made.put(name, known);
    }
    return known;
  }

  private PgType make(String name) {
    Note note = notes.get(name);
    if (note == null) {
      return new PgType(0, name, Format.OTHER, null, List.of());
    }
    if (note.base() != null) {
      return type(note.base()).domain(0, name);
    }
    List<Attribute> attributes = new ArrayList<>();
    note.fields().forEach(field -> attributes.add(new Attribute(field.name(), type(field.type()))));
    PgType element = note.element() == null ? null : type(note.element());
    return new PgType(0, name, note.format(), element, attributes);
  }

  /** The labels of all enums, by the names of these types. */
  Map<String, List<String>> labels() {
    Map<String, List<String>> labels = new TreeMap<>();
    notes.forEach(
        (name, note) -> {
          if (!note.labels().isEmpty()) {
            labels.put(name, note.labels());
          }
        });
    return labels;
  }
}
