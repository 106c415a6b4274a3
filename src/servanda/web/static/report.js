// A report beside what was read out of it: what is pointed at on one side is lit on the other; n and p go from quote to
// quote, m takes the marks away, y copies the citation. Without this every mark still links to its row and back.
"use strict";

(() => {
  const text = document.querySelector(".text");
  if (!text) return;

  const light = (records, isLit) => {
    for (const record of records) {
      const row = document.getElementById(`f-${record}`);
      if (row) row.classList.toggle("is-lit", isLit);
      text.querySelectorAll(`[data-records~="${CSS.escape(record)}"]`).forEach((each) => {
        each.classList.toggle("is-lit", isLit);
      });
    }
  };
  const recordsOf = (target) => {
    const holder = target instanceof Element ? target.closest("[data-records], [data-record]") : null;
    return holder ? (holder.dataset.records || holder.dataset.record).split(" ") : [];
  };
  for (const [begin, end] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    document.addEventListener(begin, (event) => light(recordsOf(event.target), true));
    document.addEventListener(end, (event) => light(recordsOf(event.target), false));
  }

  // ---- from quote to quote

  const marks = () => [...text.querySelectorAll("a.m, .m.asked")].filter((each) => each.getClientRects().length);
  let at = -1;
  const go = (by) => {
    const all = marks();
    if (!all.length) return;
    const focused = all.indexOf(document.activeElement);
    if (focused >= 0) at = focused;
    else if (at < 0) at = by > 0 ? Math.max(-1, all.findIndex((each) => each.classList.contains("asked")) - 1) : all.length;
    at = Math.min(all.length - 1, Math.max(0, at + by));
    all[at].focus();
    all[at].scrollIntoView({ block: "center" });
  };

  const tools = document.createElement("p");
  tools.className = "tools";
  const tool = (words, key, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain";
    button.textContent = words;
    button.dataset.key = key;
    button.addEventListener("click", act);
    tools.append(button);
    return button;
  };
  tool("next quote", "n", () => go(1));
  tool("quote before", "p", () => go(-1));
  const marking = tool("hide marks", "m", () => {
    const isPlain = text.classList.toggle("is-plain");
    marking.textContent = isPlain ? "show marks" : "hide marks";
  });
  text.before(tools);

  const asked = text.querySelector(".m.asked");
  if (asked) asked.scrollIntoView({ block: "center" });
})();
