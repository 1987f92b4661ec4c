// Plans, as trees.

const CONDITIONS = [
  "Index Cond",
  "Recheck Cond",
  "Hash Cond",
  "Merge Cond",
  "Join Filter",
  "TID Cond",
  "Filter",
  "One-Time Filter",
  "Sort Key",
  "Presorted Key",
  "Group Key",
  "Cache Key",
  "Order By",
  "Conflict Arbiter Indexes",
];

function planTitle(node) {
  const join = node["Join Type"] && node["Join Type"] !== "Inner" ? ` (${node["Join Type"]})` : "";
  const strategy = { Hashed: "Hash ", Sorted: "Group ", Mixed: "Mixed " }[node.Strategy] ?? "";
  const type = node["Node Type"] === "ModifyTable" ? node.Operation : strategy + node["Node Type"];
  return type + join;
}

function planRelation(node) {
  const name = node["Relation Name"] ?? node["Function Name"] ?? node["CTE Name"];
  if (!name) {
    return null;
  }
  const qualified = node.Schema && node.Schema !== "public" ? `${node.Schema}.${name}` : name;
  const alias = node.Alias && node.Alias !== name ? ` ${node.Alias}` : "";
  return [" on ", code(qualified + alias)];
}

function planNode(node, entry) {
  const scan =
    node["Node Type"] === "Seq Scan"
      ? entry.large.find((each) => each.schema === node.Schema && each.table === node["Relation Name"])
      : undefined;
  const details = CONDITIONS.filter((key) => node[key] !== undefined).map((key) =>
    element("span", { class: "detail" }, key + ": ", code([node[key]].flat().join(", "))),
  );
  return element(
    "li",
    null,
    element(
      "div",
      { class: scan ? "node-box large" : "node-box" },
      element(
        "div",
        { class: "node" },
        element(
          "span",
          null,
          node["Subplan Name"] ? element("span", { class: "role" }, node["Subplan Name"] + ": ") : null,
          element("strong", null, planTitle(node)),
          planRelation(node),
          node["Index Name"] ? [" by ", code(node["Index Name"])] : null,
        ),
        element(
          "span",
          { class: "estimate" },
          `${plural(node["Plan Rows"], "row", "rows")}, cost ${number.format(node["Total Cost"])}`,
        ),
      ),
      scan
        ? element(
            "span",
            { class: "detail" },
            "Reads a large table from one end to the other: " +
              (scan.tableRows === null
                ? `${plural(scan.expectedRows, "row is", "rows are")} expected.`
                : `it has about ${plural(scan.tableRows, "row", "rows")}.`),
          )
        : null,
      details,
    ),
    node.Plans ? element("ul", null, node.Plans.map((child) => planNode(child, entry))) : null,
  );
}

function plan(entry) {
  return entry.query.plan === null
    ? []
    : section(
        "Plan",
        element(
          "ul",
          { class: "plan" },
          entry.query.plan.filter((one) => one.Plan).map((one) => planNode(one.Plan, entry)),
        ),
        element(
          "p",
          { class: "note" },
          "What the server that was asked expects, whatever the values of the parameters. " +
            "Of a server without data the figures say little.",
        ),
      );
}
