// A button beside each citation that copies it; without it the words can be selected.
"use strict";

(() => {
  document.querySelectorAll(".citation").forEach((citation) => {
    if (!navigator.clipboard) return;
    const words = citation.textContent;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain";
    button.textContent = "copy citation";
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    said.className = "muted";
    if (citation.dataset.copyKey) button.dataset.key = citation.dataset.copyKey;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(words);
        said.textContent = " copied";
      } catch {
        said.textContent = " the browser would not copy it: select the words";
      }
    });
    const line = document.createElement("p");
    line.append(button, said);
    citation.after(line);
  });
})();
