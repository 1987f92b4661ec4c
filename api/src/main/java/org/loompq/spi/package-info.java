/**
 * The services through which the parts of loompq find each other at run time: the client that opens
 * databases, and the repositories that the annotation processor wrote. Application code does not
 * need them, but for {@link org.loompq.spi.JsonCodec}, by which it brings a JSON library of its
 * own.
 */
@NullMarked
package org.loompq.spi;

import org.jspecify.annotations.NullMarked;
