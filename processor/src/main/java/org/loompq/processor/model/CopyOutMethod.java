package org.loompq.processor.model;

import javax.lang.model.element.ExecutableElement;
import org.loompq.processor.sql.CopySubject;

/**
 * A method that copies rows out.
 *
 * @param method the method of the interface
 * @param options what else is declared of it
 * @param subject what is copied, as it is declared
 * @param query the query that gives them
 * @param kind the type of stream that it returns
 * @param element what each row is read into
 */
public record CopyOutMethod(
    ExecutableElement method,
    Options options,
    CopySubject subject,
    String query,
    Result.StreamKind kind,
    Result.Element element)
    implements StatementMethod {}
