// Fragments, the search and the keys. A fragment names what is shown: #query/<id>,
// #interface/<name>, #source/<interface>/<first line>-<last line>; none: everything.

function route() {
  try {
    return location.hash.slice(1).split("/").map(decodeURIComponent);
  } catch {
    return ["unknown"]; // somebody wrote the fragment by hand
  }
}

function view([kind, name, range]) {
  switch (kind) {
    case "":
      return overview();
    case "query":
      return queryView(name);
    case "interface":
      return interfaceView(name);
    case "source":
      return sourceView(name, range);
    default:
      return missing("This page does not know " + location.hash + ".");
  }
}

function show(isNavigation) {
  const parts = route();
  const { title, content } = view(parts);
  const isOverview = parts[0] === "";
  document.title = title ? `${title} \u00b7 Queries` : "Queries";
  document.body.classList.toggle("overview-shown", isOverview);
  document.body.classList.toggle("searching", isOverview && words.length > 0);
  byId("content").replaceChildren(...content.flat(3).filter(Boolean));
  markCurrent();
  const chosen = byId("content").querySelector(".chosen");
  if (isNavigation) {
    byId("content").querySelector("h1").focus({ preventScroll: true });
  }
  if (chosen) {
    chosen.scrollIntoView({ block: "center", behavior: "instant" });
  } else if (isNavigation) {
    scrollTo({ top: 0, behavior: "instant" });
  }
}

function search() {
  words = byId("words").value.toLowerCase().split(/\s+/).filter(Boolean);
  document.body.classList.toggle("searching", words.length > 0);
  showList();
}

byId("words").addEventListener("input", search);

byId("search").addEventListener("submit", (event) => {
  event.preventDefault();
  byId("entries").querySelector("[data-id]")?.click();
});

document.addEventListener("keydown", (event) => {
  const links = [...byId("entries").querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  const inSearch = document.activeElement === byId("words");
  if (event.key === "/" && !inSearch && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    byId("words").focus();
    byId("words").select();
  } else if (event.key === "Escape" && inSearch) {
    byId("words").value = "";
    search();
  } else if (event.key === "ArrowDown" && (inSearch || at >= 0)) {
    event.preventDefault();
    links[at + 1]?.focus();
  } else if (event.key === "ArrowUp" && at >= 0) {
    event.preventDefault();
    (links[at - 1] ?? byId("words")).focus();
  }
});

addEventListener("hashchange", () => show(true));
