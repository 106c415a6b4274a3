// Keys for every page. What a key does stands in the page itself: an element with data-key="g t" is pressed by g, then t;
// one that can be written in is focused. j and k move through rows, ? lists the keys. Single letters work only outside
// fields and can be switched off. A script of a view that has keys of its own looks at data-keys of the page's root, which
// says "off" then, and prevents what it has done itself. Nothing here is needed to read a page.
"use strict";

(() => {
  const KEPT = "servanda.keys";
  const PAUSE = 1200; // milliseconds until a first letter such as g is forgotten
  const ROWS = "[data-row], ol.entries > li .heading > a, .moments > li .heading > a";
  let begun = "";
  let clock = 0;

  const remembered = () => {
    try { return localStorage.getItem(KEPT) !== "off"; } catch { return true; }
  };
  let isOn = remembered();
  const say = () => { document.documentElement.dataset.keys = isOn ? "on" : "off"; };
  say();

  // A box to tick takes no letters: they stay keys there.
  const isWriting = (target) =>
    target instanceof HTMLElement && !target.matches("[type=checkbox]")
    && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

  const isShown = (element) => element.getClientRects().length > 0 || element.closest("details:not([open])");

  const press = (element) => {
    if (isWriting(element)) {
      element.focus();
      if (element instanceof HTMLInputElement) element.select();
    } else {
      element.click();
    }
  };

  const move = (by) => {
    const rows = [...document.querySelectorAll(ROWS)].filter((row) => row.getClientRects().length);
    if (!rows.length) return;
    const at = rows.indexOf(document.activeElement);
    const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by));
    rows[next].focus();
    rows[next].scrollIntoView({ block: "nearest" });
  };

  const find = (keys) =>
    [...document.querySelectorAll("[data-key]")].find((each) => each.dataset.key === keys && isShown(each));

  const hasMore = (keys) =>
    [...document.querySelectorAll("[data-key]")].some((each) => each.dataset.key.startsWith(`${keys} `));

  // ---- the list of keys

  const row = (keys, says) => {
    const term = document.createElement("dt");
    (keys === " " ? ["space"] : keys.split(" ")).forEach((key) => {
      const shown = document.createElement("kbd");
      shown.textContent = key;
      term.append(shown, " ");
    });
    const words = document.createElement("dd");
    words.textContent = says;
    return [term, words];
  };

  const list = () => {
    const rows = document.createElement("dl");
    rows.append(...row("?", "this list"), ...row("j", "next row"), ...row("k", "row before"));
    const told = new Set();
    document.querySelectorAll("[data-key]").forEach((each) => {
      if (told.has(each.dataset.key)) return;
      told.add(each.dataset.key);
      const words = each.cloneNode(true);
      words.querySelectorAll("kbd").forEach((key) => key.remove());
      rows.append(...row(each.dataset.key, each.dataset.keySays || words.textContent.trim() || each.name));
    });
    return rows;
  };

  const switching = () => {
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = isOn;
    box.addEventListener("change", () => {
      isOn = box.checked;
      say();
      try { localStorage.setItem(KEPT, isOn ? "on" : "off"); } catch { /* a page from a file may not keep it */ }
    });
    label.append(box, " single letters are keys here");
    return label;
  };

  const dialog = document.createElement("dialog");
  dialog.className = "keys";
  dialog.setAttribute("aria-labelledby", "keys-heading");

  const show = () => {
    const heading = document.createElement("h2");
    heading.id = "keys-heading";
    heading.textContent = "Keys";
    const close = document.createElement("button");
    close.textContent = "Close";
    close.addEventListener("click", () => dialog.close());
    dialog.replaceChildren(heading, list(), switching(), close);
    dialog.showModal();
  };

  const opener = document.createElement("button");
  opener.type = "button";
  opener.className = "plain";
  opener.textContent = "Keys (?)";
  opener.addEventListener("click", show);
  document.querySelector("body > footer")?.append(" · ", opener);
  document.body.append(dialog);

  // ---- what is pressed

  const isOurs = (event) =>
    isOn && !dialog.open && !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat && !event.isComposing
    && event.key.length === 1 && !isWriting(event.target);

  // The letter after g is nobody else's, whatever a view means by it: heard before all others.
  document.addEventListener("keydown", (event) => {
    if (!begun || !isOurs(event)) return;
    const found = find(`${begun} ${event.key}`);
    begun = "";
    event.preventDefault();
    event.stopImmediatePropagation();
    if (found) press(found);
  }, true);

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isWriting(event.target)) event.target.blur();
    if (event.defaultPrevented || !isOurs(event)) return;
    // Space presses what has the focus, as everywhere.
    if (event.key === " " && event.target.closest("a, button, summary, input")) return;
    const found = find(event.key);
    if (found) {
      press(found);
    } else if (hasMore(event.key)) {
      begun = event.key;
      clearTimeout(clock);
      clock = setTimeout(() => { begun = ""; }, PAUSE);
    } else if (event.key === "?") {
      show();
    } else if (event.key === "j" || event.key === "k") {
      move(event.key === "j" ? 1 : -1);
    } else {
      return;
    }
    event.preventDefault();
  });

  // A menu that folds out folds in again when one goes elsewhere.
  document.addEventListener("click", (event) => {
    document.querySelectorAll("details.more[open]").forEach((each) => {
      if (!each.contains(event.target)) each.open = false;
    });
  });
})();
