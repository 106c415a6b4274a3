// Searches the records and texts of a folder of pages, in this browser. Words of pages are only ever put in as text.
"use strict";
(() => {
  const MOST = 100, AROUND = 80;
  const told = document.getElementById("told");
  const hits = document.getElementById("hits");
  const field = document.querySelector("form.find input[name=q]");
  const all = window.SERVANDA;
  const asked = new URLSearchParams(location.search).get("q") || "";
  const marks = /\p{M}/gu;

  // One sign for one, so that a place in the folded words is the place in the printed ones.
  const foldSign = (sign) => {
    const plain = sign.normalize("NFKD").replace(marks, "").toLowerCase();
    return plain.length === sign.length ? plain : sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign;
  };
  const fold = (words) => /^[\x00-\x7f]*$/.test(words) ? words.toLowerCase() : Array.from(words, foldSign).join("");
  const wanted = (words) => Array.from(fold(words).matchAll(/["“”]([^"“”]+)["“”]|[^\s"“”]+/gu),
    (found) => (found[1] || found[0]).trim()).filter(Boolean);

  const make = (name, className, words) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (words) made.textContent = words;
    return made;
  };

  // The words around the first hit, with every hit marked.
  const shown = (words, folded, terms, whole) => {
    const first = Math.min(...terms.map((term) => folded.indexOf(term)).filter((at) => at >= 0));
    if (!Number.isFinite(first)) return null;
    let start = whole ? 0 : Math.max(0, first - AROUND);
    let end = whole ? words.length : Math.min(words.length, first + 2 * AROUND);
    // No half words at the ends.
    while (start > 0 && start < first && !/\s/.test(words[start - 1])) start += 1;
    while (end < words.length && end > first + AROUND && !/\s/.test(words[end])) end -= 1;
    const piece = make("p", "quote");
    if (start > 0) piece.append("… ");
    let at = start;
    while (at < end) {
      const next = terms.map((term) => [folded.indexOf(term, at), term.length]).filter(([place]) => place >= 0 && place < end)
        .sort((one, other) => one[0] - other[0] || other[1] - one[1])[0];
      if (!next) break;
      piece.append(words.slice(at, next[0]), make("mark", "", words.slice(next[0], next[0] + next[1])));
      at = next[0] + next[1];
    }
    piece.append(words.slice(at, Math.max(at, end)));
    if (end < words.length) piece.append(" …");
    return piece;
  };

  const entry = (path, kind, heading, standing, quote) => {
    const line = make("li"), body = make("div"), title = make("p", "heading"), link = make("a", "", heading);
    link.href = path;
    title.append(link);
    body.append(title, make("p", "standing", kind + (standing ? " · " + standing : "")));
    if (quote) body.append(quote);
    line.append(body);
    return line;
  };

  const has = (folded, terms) => terms.every((term) => folded.includes(term));

  const find = (terms) => {
    const found = [];
    for (const [id, title, outlet, text] of all.reports) {
      const words = fold([id, title, outlet, text].join("\n"));
      if (has(words, terms)) found.push(() => entry("reports/" + id + ".html", "report", title, outlet, shown(text, fold(text), terms)));
    }
    for (const [id, kind, heading, standing, quotes] of all.records) {
      const words = fold([id, heading, standing, ...quotes].join("\n"));
      if (!has(words, terms)) continue;
      const quote = quotes.find((each) => terms.some((term) => fold(each).includes(term))) || quotes[0];
      found.push(() => entry("records/" + id + ".html", kind.slice(0, -1), heading, standing,
        quote ? shown(quote, fold(quote), terms, quote.length < 400) || make("p", "quote", quote.slice(0, 400)) : null));
    }
    return found;
  };

  if (!all) {
    told.textContent = "The index of this folder (data/search.js) could not be loaded.";
    return;
  }
  if (field) field.value = asked;
  const terms = wanted(asked);
  if (!terms.length) {
    told.textContent = "Write words into the field at the top of the page.";
    if (field) field.focus();
    return;
  }
  document.title = asked + " · " + document.title;
  const record = all.members[asked.trim()];
  if (record) {
    const line = make("li"), link = make("a", "id", record);
    link.href = (record.startsWith("r-") ? "reports/" : "records/") + record + ".html";
    line.append(asked.trim() + " went into ", link);
    hits.append(line);
  }
  const found = find(terms);
  for (const draw of found.slice(0, MOST)) hits.append(draw());
  const number = found.length === 1 ? "1 record or report" : found.length.toLocaleString("en") + " records and reports";
  told.textContent = found.length > MOST ? number + "; the first " + MOST + " are shown, write more words to narrow them"
    : found.length || record ? number : "Nothing here has all of these words.";
})();
