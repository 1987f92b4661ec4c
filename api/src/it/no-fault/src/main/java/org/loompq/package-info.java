/** Planted. */
@org.jspecify.annotations.NullMarked
package org.loompq;
