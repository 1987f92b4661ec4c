/**
 * The annotation processors. They read repository interfaces ({@code read}, which takes SQL apart
 * with {@code sql} and complains through {@code check}) into records ({@code model}), and write a
 * class for each ({@code write}).
 */
@NullMarked
package org.loompq.processor;

import org.jspecify.annotations.NullMarked;
