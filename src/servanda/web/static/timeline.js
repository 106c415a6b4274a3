/* Comfort for the time line, which is whole without it: a mark and its entry in the list light up together. */
"use strict";
(() => {
  const light = (record, isLit) => {
    for (const one of document.querySelectorAll(`[data-record="${CSS.escape(record)}"]`)) {
      one.classList.toggle("lit", isLit);
    }
  };
  for (const one of document.querySelectorAll("svg [data-record], .moments > li")) {
    for (const [event, isLit] of [["pointerenter", true], ["pointerleave", false], ["focusin", true], ["focusout", false]]) {
      one.addEventListener(event, () => light(one.dataset.record, isLit));
    }
  }
})();
