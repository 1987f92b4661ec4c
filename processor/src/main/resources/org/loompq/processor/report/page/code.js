// Highlighting. highlight.js escapes what it is given.

hljs.getLanguage("pgsql").contains.unshift({ scope: "parameter", match: /(?<![:\w]):[A-Za-z_][\w.]*/ });

const highlighted = (text, language) => hljs.highlight(text, { language, ignoreIllegals: true }).value;

function codeBlock(text, language, label) {
  const shown = element("code");
  shown.innerHTML = highlighted(text, language);
  return element("pre", { class: "code " + language, tabindex: 0, role: "region", "aria-label": label }, shown);
}

// Cuts highlighted code into lines; what is open at the end of one is opened again in the next.
function highlightedLines(text) {
  const lines = [];
  const open = [];
  let line = "";
  for (const [piece] of highlighted(text.trimEnd(), "java").matchAll(/<span[^>]*>|<\/span>|\n|[^<\n]+/g)) {
    if (piece === "\n") {
      lines.push(line + "</span>".repeat(open.length));
      line = open.join("");
      continue;
    }
    if (piece.startsWith("<span")) {
      open.push(piece);
    } else if (piece === "</span>") {
      open.pop();
    }
    line += piece;
  }
  return [...lines, line];
}

function sourceBlock(repository, first, last, chosen, label) {
  const shown = element("code");
  highlightedLines(repository.source)
    .slice(first - 1, last)
    .forEach((html, index) => {
      const at = first + index;
      const isChosen = chosen && at >= chosen.first && at <= chosen.last;
      const row = element("span", { class: isChosen ? "row chosen" : "row", "data-line": at });
      row.insertAdjacentHTML("beforeend", html + "\n");
      shown.append(row);
    });
  return element("pre", { class: "code numbered", tabindex: 0, role: "region", "aria-label": label }, shown);
}
