package org.loompq.processor.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.loompq.processor.database.TableName;
import org.loompq.processor.model.Repository;
import org.loompq.processor.model.StatementMethod;
import org.loompq.processor.verify.Verified;

/** All queries of a compilation, collected as its repositories are written. */
public final class Catalogue {

  private final CatalogueFolder folder;
  private final CheckedWith database;

  /** By the names of their interfaces, so that the order of compilation does not matter. */
  private final Map<String, RepositoryEntry> repositories = new TreeMap<>();

  /**
   * An empty one.
   *
   * @param folder where it is written
   * @param database what statements are compared with
   */
  public Catalogue(Path folder, CheckedWith database) {
    this.folder = new CatalogueFolder(folder);
    this.database = database;
  }

  /**
   * Takes a repository.
   *
   * @param repository the repository
   * @param verified what is known of its statements
   * @param tableRows how many rows tables have, where that is known
   * @param source the source of the class that implements it
   */
  public void add(
      Repository repository,
      Map<StatementMethod, Verified> verified,
      Map<TableName, Long> tableRows,
      String source) {
    if (repository.methods().isEmpty()) {
      return; // it has transactions only
    }
    RepositoryEntry entry =
        new RepositoryReport(repository, verified, tableRows, database).entry(source);
    repositories.put(entry.name(), entry);
  }

  /**
   * Writes it, with what an earlier compilation has written of other interfaces.
   *
   * @param isKept whether an interface, by its qualified name, still is as that compilation saw it
   * @throws IOException if the folder cannot be written to
   */
  public void write(Predicate<String> isKept) throws IOException {
    Map<String, RepositoryEntry> all = new TreeMap<>();
    for (RepositoryEntry earlier : folder.read().repositories()) {
      if (isKept.test(earlier.name())) {
        all.put(earlier.name(), earlier);
      }
    }
    all.putAll(repositories);
    List<RepositoryEntry> sorted = new ArrayList<>(all.values());
    folder.write(new CatalogueContent(CatalogueContent.FORMAT, sorted));
  }
}
