package org.loompq.processor.model;

import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * A Java enum and the labels of its PostgreSQL enum.
 *
 * @param type the Java enum
 * @param labels a label for each constant, in the order of the constants
 */
public record EnumLabels(TypeElement type, List<String> labels) {}
