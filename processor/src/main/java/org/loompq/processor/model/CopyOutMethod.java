package org.loompq.processor.model;

import javax.lang.model.element.ExecutableElement;

/**
 * A method that copies rows out.
 *
 * @param method the method of the interface
 * @param options what else is declared of it
 * @param query the query that gives them
 * @param kind the type of stream that it returns
 * @param element what each row is read into
 */
public record CopyOutMethod(
    ExecutableElement method,
    Options options,
    String query,
    Result.StreamKind kind,
    Result.Element element)
    implements StatementMethod {}
