// The list of queries, as far as all words of the search are found.

let words = [];

function marked(text) {
  const found = words.filter((word) => text.toLowerCase().includes(word));
  if (found.length === 0) {
    return [text];
  }
  const pattern = new RegExp(found.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), "gi");
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    parts.push(text.slice(end, match.index), element("mark", null, match[0]));
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)];
}

// The part of a statement that shows why it was found.
function excerpt(sql) {
  const places = words.map((word) => sql.toLowerCase().indexOf(word)).filter((place) => place >= 0);
  const first = places.length === 0 ? 0 : Math.min(...places);
  return first < 36 ? sql : "\u2026 " + sql.slice(first - 16);
}

function listItem(entry) {
  return element(
    "li",
    null,
    element(
      "a",
      { href: fragment("query", entry.query.id), "data-id": entry.query.id },
      element("strong", null, marked(entry.methodWithTypes)),
      entry.large.length > 0 ? element("span", { class: "warn" }, LARGE) : null,
      element("code", null, marked(excerpt(entry.sql))),
    ),
  );
}

function showList() {
  const found = entries.filter((entry) => words.every((word) => entry.text.includes(word)));
  byId("count").textContent =
    words.length === 0
      ? plural(entries.length, "query", "queries")
      : `${number.format(found.length)} of ${plural(entries.length, "query", "queries")}`;
  byId("entries").replaceChildren(
    ...repositories.flatMap((repository) => {
      const own = found.filter((entry) => entry.repository === repository);
      return own.length === 0
        ? []
        : [
            element(
              "h2",
              null,
              link(
                fragment("interface", repository.name),
                repository.packageName ? element("small", null, repository.packageName) : null,
                own[0].simpleName,
              ),
            ),
            element("ul", null, own.map(listItem)),
          ];
    }),
  );
  markCurrent();
}

function markCurrent() {
  const [kind, id] = route();
  for (const each of byId("entries").querySelectorAll("[data-id]")) {
    if (kind === "query" && each.dataset.id === id) {
      each.setAttribute("aria-current", "page");
      each.scrollIntoView({ block: "nearest", behavior: "instant" });
    } else {
      each.removeAttribute("aria-current");
    }
  }
}
