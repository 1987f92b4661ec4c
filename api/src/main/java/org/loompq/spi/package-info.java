/**
 * The two services through which the parts of loompq find each other at run time: the client that
 * opens databases, and the repositories that the annotation processor wrote. Application code does
 * not need them.
 */
@NullMarked
package org.loompq.spi;

import org.jspecify.annotations.NullMarked;
