/**
 * What was read of a repository interface, in records: everything that {@code write} needs to know.
 * Made by {@code read}; its statements are those of {@code sql}.
 */
@NullMarked
package org.loompq.processor.model;

import org.jspecify.annotations.NullMarked;
