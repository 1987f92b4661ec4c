// What the other scripts say and make. All of them stand in one element of the page, in the order of Page.

const CHECKS = {
  SERVER: { text: "checked by a server", good: true },
  SNAPSHOT: { text: "checked by the snapshot", good: true },
  NOTHING: { text: "not checked", good: false },
};
const KINDS = { QUERY: "Query", BATCH: "Batch", COPY_IN: "CopyIn", COPY_OUT: "CopyOut" };
const NULLS = {
  NOT_NULL: "never",
  OUTER_JOINED: "where the outer join finds no row",
  NULLABLE: "possible",
};
const LARGE = "large scan";
const THEME = "loompq.catalogue.theme";
const number = new Intl.NumberFormat("en");
const byId = (id) => document.getElementById(id);

// Text only ever becomes text: nothing of the data is read as HTML.
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value !== undefined && value !== null) {
      made.setAttribute(key, value);
    }
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

const code = (text) => element("code", null, text);
const fragment = (...parts) => "#" + parts.map(encodeURIComponent).join("/");
const link = (target, ...children) => element("a", { href: target }, ...children);
const plural = (count, one, many) => `${number.format(count)} ${count === 1 ? one : many}`;
