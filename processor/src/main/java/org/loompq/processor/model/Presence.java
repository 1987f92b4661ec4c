package org.loompq.processor.model;

/** Whether something that is read may be NULL. */
public enum Presence {
  /** It has no place for NULL. */
  REQUIRED,
  /** NULL has a meaning for it. */
  OPTIONAL,
  /** The user says that it never is, whatever the database makes believe. */
  ASSERTED
}
