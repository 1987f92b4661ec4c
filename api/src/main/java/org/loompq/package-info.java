/**
 * What a user of loompq writes against: the annotations of a repository interface, {@link
 * org.loompq.Database} and {@link org.loompq.Session} to run statements, and the results they give.
 *
 * <p>Nothing here talks to a server. {@code org.loompq.runtime} implements these types, and the
 * annotation processor implements the repository interfaces.
 *
 * <p>A null where a type is not {@code @Nullable} is answered with a {@link
 * java.lang.NullPointerException} that names the parameter, before anything else happens.
 */
@NullMarked
package org.loompq;

import org.jspecify.annotations.NullMarked;
