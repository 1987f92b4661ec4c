package org.loompq.runtime.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Has a document refused that lacks a primitive component, where Jackson would take 0 or false. A
 * {@code JsonProperty} that says whether it is required counts more.
 */
final class RequiredPrimitives extends JacksonAnnotationIntrospector {

  private static final long serialVersionUID = 1;

  @Override
  public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
    Boolean declared = super.hasRequiredMarker(config, member);
    if (declared == null && member.getRawType().isPrimitive()) {
      return true;
    }
    return declared;
  }
}
