package org.loompq.spi;

import org.loompq.Session;

/**
 * Makes a repository without reflection. The annotation processor writes one beside every
 * implementation and registers it for {@link java.util.ServiceLoader}.
 *
 * @param <T> the repository interface
 */
public interface RepositoryProvider<T> {

  /**
   * The repository interface.
   *
   * @return its class
   */
  Class<T> type();

  /**
   * Makes a repository whose statements run on the given session.
   *
   * @param session runs the statements
   * @return the repository
   */
  T create(Session session);
}
