// Hashes each text of a folder of pages anew and holds every quote against its characters, in this browser.
"use strict";
(() => {
  const button = document.getElementById("check");
  const told = document.getElementById("told");
  const rows = Array.from(document.querySelectorAll("tr[data-report]"));
  if (!button || !rows.length) return;
  if (!window.crypto || !crypto.subtle) {
    told.textContent = "This browser computes no hashes for files. By hand: run sha256sum -c files/texts.sha256 in this folder.";
    return;
  }
  button.hidden = false;

  const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

  // A page of a folder may not read files, but it may load them as scripts.
  const load = (report) => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = "data/" + encodeURIComponent(report) + ".js";
    script.onload = () => { script.remove(); done(window.SERVANDA_TEXT); };
    script.onerror = () => { script.remove(); failed(new Error("data/" + report + ".js is missing")); };
    document.head.append(script);
  });

  const check = async (row) => {
    const { text, quotes } = await load(row.dataset.report);
    const hash = hex(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
    if (hash !== row.dataset.sha256) throw new Error("the text has another hash: " + hash);
    // Offsets count code points; a string of this language counts halves of them.
    const points = Array.from(text);
    const wrong = quotes.filter(([start, end, quote]) => points.slice(start, end).join("") !== quote);
    if (wrong.length) throw new Error(wrong.length + " of " + quotes.length + " quotes do not match, the first at " + wrong[0][0] + "-" + wrong[0][1]);
    return quotes.length;
  };

  button.addEventListener("click", async () => {
    button.disabled = true;
    let quotes = 0, broken = 0;
    for (const [number, row] of rows.entries()) {
      told.textContent = (number + 1) + " of " + rows.length + " texts";
      const result = row.querySelector(".result");
      try {
        const held = await check(row);
        quotes += held;
        result.textContent = held === 1 ? "1 quote holds" : held.toLocaleString("en") + " quotes hold";
        result.className = "result good";
      } catch (error) {
        broken += 1;
        result.textContent = error.message;
        result.className = "result error";
      }
    }
    told.textContent = broken ? broken + " of " + rows.length + " texts do not hold; see the table"
      : "All " + rows.length + " texts and " + quotes.toLocaleString("en") + " quotes hold.";
    button.disabled = false;
  });
})();
