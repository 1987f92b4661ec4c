package org.loompq.processor.plan;

/** A column of a node's output. */
record Output(Expression expression, Fact fact) {}
