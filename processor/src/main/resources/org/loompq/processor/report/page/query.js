// The parts of what is shown of a query.

const tag = (text, kind) => element("li", { class: kind ? `tag ${kind}` : "tag" }, text);

function duration(millis) {
  return millis === 0 ? "no timeout" : `timeout ${millis % 1000 === 0 ? millis / 1000 + " s" : millis + " ms"}`;
}

function transactionText({ isolation, readOnly, deferrable, retries }) {
  return [
    "in a transaction",
    isolation === "DEFAULT" ? null : isolation.toLowerCase().replaceAll("_", " "),
    readOnly ? "read only" : null,
    deferrable ? "deferrable" : null,
    retries > 0 ? plural(retries, "retry", "retries") : null,
  ]
    .filter(Boolean)
    .join(", ");
}

function tags(entry) {
  const { query } = entry;
  const { timeoutMillis, readOnly, fetchSize, transaction } = query.options;
  const check = CHECKS[query.checkedWith];
  return element(
    "ul",
    { class: "tags", "aria-label": "What is known" },
    tag("@" + KINDS[query.kind]),
    tag(check.text, check.good ? "good" : "warn"),
    query.atMostOneRow === null ? null : tag(query.atMostOneRow ? "at most one row" : "any number of rows"),
    readOnly ? tag("read only") : null,
    timeoutMillis === null ? null : tag(duration(timeoutMillis)),
    fetchSize === null ? null : tag(`${number.format(fetchSize)} rows at once`),
    transaction === null ? null : tag(transactionText(transaction)),
    entry.large.map((scan) => tag(`reads all of ${scan.table}`, "warn")),
  );
}

function table(label, headings, rows) {
  const head = headings.map((heading) => element("th", { scope: "col" }, heading));
  const body = rows.map((cells) => element("tr", null, cells.map((cell) => element("td", null, cell ?? "\u2013"))));
  return element(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": label },
    element("table", null, element("thead", null, element("tr", null, head)), element("tbody", null, body)),
  );
}

const section = (heading, ...content) => [element("h2", null, heading), ...content];
const known = (text) => (text === null ? null : code(text));

function parameters({ parameters: all }) {
  return all.length === 0
    ? []
    : section(
        "Parameters",
        table(
          "Parameters",
          ["Name", "Java type", "From", "PostgreSQL type", "NULL"],
          all.map((each, index) => [
            [code(":" + each.name), element("small", { class: "role" }, " $" + (index + 1))],
            code(each.javaType),
            code(each.expression),
            known(each.type),
            each.nullable ? "possible" : "never",
          ]),
        ),
      );
}

function columns({ columns: all, kind }) {
  if (all.length === 0) {
    return [];
  }
  const copied = kind === "COPY_IN";
  return section(
    copied ? "Columns that are copied into" : "Columns and where they go",
    table(
      "Columns",
      ["Column", "PostgreSQL type", "NULL", copied ? "Comes from" : "Goes into", "Java type"],
      all.map((each) => [
        each.name === null ? "the only one" : code(each.name),
        known(each.type),
        each.nullability === null ? null : NULLS[each.nullability],
        each.component === null ? "nothing" : code(each.component),
        known(each.javaType),
      ]),
    ),
  );
}
