// What a fragment can lead to: each view is a title and content.

const back = () => element("a", { class: "back", href: "#" }, "\u2190 All queries");
const heading = (...text) => element("h1", { tabindex: -1 }, ...text);
const interfaceLink = (repository) => link(fragment("interface", repository.name), repository.name);
const sourceLink = (repository, lines, text) =>
  link(fragment("source", repository.name, `${lines.first}-${lines.last}`), text);

function queryView(id) {
  const entry = entries.find((each) => each.query.id === id);
  if (!entry) {
    return missing("There is no query " + id + ".");
  }
  const { query, repository } = entry;
  const { first, last } = query.generated;
  return {
    title: `${entry.simpleName}.${query.method}`,
    content: [
      back(),
      element("p", { class: "where" }, interfaceLink(repository)),
      heading(query.method),
      codeBlock(query.signature, "java", "Signature"),
      tags(entry),
      section("SQL", codeBlock(query.sql, "pgsql", "SQL")),
      parameters(query),
      columns(query),
      plan(entry),
      section(
        "Generated source",
        element(
          "details",
          null,
          element("summary", null, `${repository.implementation}, lines ${first} to ${last}`),
          sourceBlock(repository, first, last, null, "Generated method"),
        ),
        element("p", { class: "note" }, sourceLink(repository, query.generated, "Show it in the whole class")),
      ),
    ],
  };
}

function interfaceView(name) {
  const own = entries.filter((entry) => entry.repository.name === name);
  if (own.length === 0) {
    return missing("There is no interface " + name + " with queries.");
  }
  const { repository, simpleName } = own[0];
  return {
    title: simpleName,
    content: [
      back(),
      element("p", { class: "where" }, repository.packageName || "the unnamed package"),
      heading(simpleName),
      element(
        "p",
        { class: "note" },
        "Implemented by ",
        link(fragment("source", repository.name), repository.implementation),
      ),
      own.map((entry) => [
        element("h2", null, link(fragment("query", entry.query.id), entry.methodWithTypes)),
        tags(entry),
        codeBlock(entry.query.sql, "pgsql", "SQL of " + entry.query.method),
      ]),
    ].flat(),
  };
}

function sourceView(name, range) {
  const repository = repositories.find((each) => each.name === name);
  if (!repository) {
    return missing("There is no interface " + name + " with queries.");
  }
  const [first, last] = (range ?? "").split("-").map(Number);
  const chosen = range ? { first, last } : null;
  const lines = repository.source.trimEnd().split("\n").length;
  const query = repository.queries.find((each) => range && each.generated.first === first);
  return {
    title: repository.implementation,
    content: [
      back(),
      element(
        "p",
        { class: "where" },
        interfaceLink(repository),
        query ? link(fragment("query", query.id), query.method) : null,
      ),
      heading(repository.implementation),
      sourceBlock(repository, 1, lines, chosen, "Generated class"),
    ],
  };
}

const counted = (count) => (count === null ? "\u2013" : number.format(count));
const figure = (count, text) => element("p", null, element("strong", null, counted(count)), text);

function overview() {
  const large = entries.filter((entry) => entry.large.length > 0);
  const unchecked = entries.filter((entry) => !CHECKS[entry.query.checkedWith].good);
  // Without plans nobody knows of scans.
  const scans = (some) =>
    some.some((entry) => entry.query.plan !== null) ? some.filter((entry) => entry.large.length > 0).length : null;
  const row = (repository) => {
    const own = entries.filter((entry) => entry.repository === repository);
    return [
      interfaceLink(repository),
      number.format(own.length),
      number.format(own.filter((entry) => CHECKS[entry.query.checkedWith].good).length),
      counted(scans(own)),
    ];
  };
  return {
    title: null,
    content: [
      heading("All queries"),
      element(
        "div",
        { class: "figures" },
        figure(entries.length, "queries"),
        figure(repositories.length, "interfaces"),
        figure(entries.length - unchecked.length, "checked"),
        figure(scans(entries), "with a scan of a large table"),
      ),
      unchecked.length === entries.length
        ? element(
            "p",
            { class: "note" },
            "No statement was compared with a database, so there are no PostgreSQL types and no plans. ",
            "They are there if the compiler is given a schema or a server, by ",
            code("-Aloompq.schema"),
            " or ",
            code("-Aloompq.url"),
            ".",
          )
        : null,
      large.length === 0
        ? []
        : section(
            "Sequential scans of large tables",
            table(
              "Sequential scans",
              ["Query", "Table", "Rows", "Filter"],
              large.flatMap((entry) =>
                entry.large.map((scan) => [
                  link(fragment("query", entry.query.id), `${entry.simpleName}.${entry.query.method}`),
                  code(`${scan.schema}.${scan.table}`),
                  number.format(scan.tableRows ?? scan.expectedRows),
                  known(scan.filter),
                ]),
              ),
            ),
          ),
      section("Interfaces", table("Interfaces", ["Interface", "Queries", "Checked", "Large scans"], repositories.map(row))),
    ],
  };
}

const missing = (text) => ({ title: "Not found", content: [back(), heading("Not found"), element("p", null, text)] });
