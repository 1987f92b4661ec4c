package org.loompq.processor.model;

import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * A repository interface.
 *
 * @param type the interface
 * @param packageName its package
 * @param implementation the simple name of the class to write
 * @param methods the methods to implement, in the order of their declaration
 */
public record Repository(
    TypeElement type, String packageName, String implementation, List<QueryMethod> methods) {}
