package org.loompq.processor.report;

import java.util.List;

/**
 * What is in {@code catalogue.json}. Its format is described in {@code docs/catalogue.md}: members
 * may be added, but what one means changes only with the number of the format.
 *
 * @param format the number of the format
 * @param repositories the interfaces, by their names
 */
record CatalogueContent(int format, List<RepositoryEntry> repositories) {

  static final int FORMAT = 1;

  static final CatalogueContent EMPTY = new CatalogueContent(FORMAT, List.of());
}
