package org.loompq.processor.database;

import java.util.List;
import java.util.Map;

/**
 * The answers to some questions.
 *
 * @param byQuestion an answer to each
 * @param labels the labels of the enums that are met in them, by the names of these types
 * @param tableRows how many rows the tables have that are read from one end to the other, where the
 *     server that was asked has counted them
 */
public record Answers(
    Map<Question, Answer> byQuestion,
    Map<String, List<String>> labels,
    Map<TableName, Long> tableRows) {

  /** The answer to a question that was asked. */
  public Answer to(Question question) {
    Answer answer = byQuestion.get(question);
    if (answer == null) {
      throw new IllegalArgumentException(question.name() + " was not asked about");
    }
    return answer;
  }
}
