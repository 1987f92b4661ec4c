package org.loompq.processor.model;

import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * A repository interface.
 *
 * @param type the interface
 * @param name the name of the class to write
 * @param methods the methods to implement, in the order of their declaration
 * @param transactional those that run in a transaction, and the methods with a body that do
 * @param generatedIsVisible whether the class can be annotated as generated
 * @param suppressedWarnings what javac would warn of though the user cannot change it
 */
public record Repository(
    TypeElement type,
    ImplementationName name,
    List<StatementMethod> methods,
    List<TransactionalMethod> transactional,
    boolean generatedIsVisible,
    List<String> suppressedWarnings) {}
