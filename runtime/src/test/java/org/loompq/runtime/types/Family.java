package org.loompq.runtime.types;

import java.util.List;

/**
 * Types that belong together.
 *
 * @param title what the documentation calls them
 * @param mappings what they are carried as
 */
record Family(String title, List<Mapping<?>> mappings) {}
