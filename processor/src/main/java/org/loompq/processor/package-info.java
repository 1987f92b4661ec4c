/**
 * The annotation processors. They read repository interfaces ({@code read}, which takes SQL apart
 * with {@code sql} and complains through {@code check}) into records ({@code model}); ask a
 * database about their statements if one is named ({@code database}, which may start a {@code
 * server} and looks into its {@code plan}s), and compare what it says ({@code verify}); write a
 * class for each ({@code write}), and a catalogue of all queries if that is wanted ({@code
 * report}).
 */
@NullMarked
package org.loompq.processor;

import org.jspecify.annotations.NullMarked;
