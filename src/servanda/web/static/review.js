// One key for each answer. Without this file every answer is a button or a link.
"use strict";
(() => {
  let sent = false;

  // Enter in a field presses the button that the field names; keys.js does all other keys.
  document.addEventListener("keydown", (pressed) => {
    const named = pressed.key === "Enter" && pressed.target instanceof HTMLElement && pressed.target.dataset.enter;
    if (!named || pressed.isComposing) return;
    pressed.preventDefault();
    document.getElementById(named).click();
  });

  // A second press of an impatient finger is no second answer.
  document.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  window.addEventListener("pageshow", () => { sent = false; });

  // Read out first what came of the last answer, then the question.
  const first = document.getElementById("came") || document.getElementById("question");
  if (first && !location.hash) first.focus({ preventScroll: true });
})();
