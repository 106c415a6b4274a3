/* Comfort for who with whom, which is whole without it: a row and its line light up together, and two sliders choose years. */
"use strict";
addEventListener("DOMContentLoaded", () => {
  const picture = document.querySelector("svg.graph");
  const rows = [...document.querySelectorAll("tr[data-dyad]")];
  if (!picture) return;
  const ties = new Map([...picture.querySelectorAll("[data-tie]")].map((tie) => [tie.dataset.tie, tie]));
  const make = (tag, values = {}, ...inside) => {
    const made = Object.assign(document.createElement(tag), values);
    made.append(...inside);
    return made;
  };

  /* The ends of a row are codes of sides, as they stand in its address. */
  const ends = new Map(rows.map((row) => [row.dataset.dyad, new URL(row.querySelector("a").href).searchParams.get("sides")]));
  const light = (lit) => {
    const near = new Set(lit.flatMap((row) => (ends.get(row) ?? "").split(",")));
    picture.classList.toggle("is-choosing", lit.some((row) => ties.has(row)));
    rows.forEach((row) => row.classList.toggle("lit", lit.includes(row.dataset.dyad)));
    ties.forEach((tie, row) => tie.classList.toggle("lit", lit.includes(row)));
    picture.querySelectorAll(".side").forEach((side) => side.classList.toggle("lit", near.has(side.dataset.side)));
  };
  const join = (one, lit) => {
    for (const event of ["pointerenter", "focusin"]) one.addEventListener(event, () => light(lit));
    for (const event of ["pointerleave", "focusout"]) one.addEventListener(event, () => light([]));
  };
  rows.forEach((row) => join(row, [row.dataset.dyad]));
  ties.forEach((tie, row) => join(tie, [row]));
  for (const side of picture.querySelectorAll(".side")) {
    join(side, [...ends].filter(([, both]) => both?.split(",").includes(side.dataset.side)).map(([row]) => row));
  }

  /* Records of a row that begin in some years; those of unknown day always count, since they may lie there. */
  const years = rows.map((row) => JSON.parse(row.dataset.years));
  const all = [...new Set(years.flatMap(Object.keys))].filter(Boolean).sort();
  if (all.length < 2) return;
  const told = make("p", { className: "muted" });
  told.setAttribute("role", "status");
  const handles = ["from", "to"].map((word, end) => {
    const range = make("input", { type: "range", min: 0, max: all.length - 1, value: end ? all.length - 1 : 0, id: `year-${word}` });
    return { word, range, shown: make("output", { htmlFor: `year-${word}`, textContent: all.at(-end) }) };
  });
  const choose = () => {
    const [first, last] = handles.map(({ range }) => Number(range.value)).sort((one, other) => one - other);
    handles.forEach(({ range, shown }) => { shown.textContent = all[range.value]; });
    let left = 0;
    rows.forEach((row, place) => {
      const isInside = Object.keys(years[place]).some((year) => year === "" || (year >= all[first] && year <= all[last]));
      row.classList.toggle("outside", !isInside);
      ties.get(row.dataset.dyad)?.classList.toggle("outside", !isInside);
      left += isInside ? 1 : 0;
    });
    const isAll = first === 0 && last === all.length - 1;
    told.textContent = isAll ? "" : `${left} of ${rows.length} rows have records in these years; those without a day stay`;
  };
  const field = make("fieldset", {}, make("legend", { textContent: "years" }));
  for (const { word, range, shown } of handles) {
    range.addEventListener("input", choose);
    field.append(make("label", { htmlFor: range.id, textContent: word }), range, shown);
  }
  document.getElementById("drawing").append(field, told);
});
