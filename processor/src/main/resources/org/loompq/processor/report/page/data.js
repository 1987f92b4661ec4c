// The data of catalogue.json, which stands in the page.

const repositories = JSON.parse(byId("data").textContent).repositories;
const entries = repositories.flatMap((repository) =>
  repository.queries.map((query) => ({
    query,
    repository,
    // Its types tell it from others of the same name.
    methodWithTypes: query.id.slice(repository.name.length + 1),
    simpleName: repository.packageName ? repository.name.slice(repository.packageName.length + 1) : repository.name,
    sql: query.sql.replace(/^(--.*\s+)+/, "").replace(/\s+/g, " "),
    large: query.sequentialScans.filter((scan) => scan.large),
    text: searchText(repository, query),
  })),
);

function searchText(repository, query) {
  const parts = [repository.name, query.signature, KINDS[query.kind], query.sql.replace(/\s+/g, " ")];
  parts.push(CHECKS[query.checkedWith].text, query.sequentialScans.some((scan) => scan.large) ? LARGE : null);
  for (const parameter of query.parameters) {
    parts.push(":" + parameter.name, parameter.javaType, parameter.type);
  }
  for (const column of query.columns) {
    parts.push(column.name, column.type, column.component, column.javaType);
  }
  for (const node of planNodes(query.plan)) {
    parts.push(node["Relation Name"], node["Index Name"]);
  }
  return parts.filter(Boolean).join(" \n").toLowerCase();
}

function planNodes(plan) {
  const nodes = [];
  const collect = (node) => {
    nodes.push(node);
    (node.Plans ?? []).forEach(collect);
  };
  (plan ?? []).forEach((one) => one.Plan && collect(one.Plan));
  return nodes;
}
