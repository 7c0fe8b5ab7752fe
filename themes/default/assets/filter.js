// Filters the rows of a list as one types or chooses: those of the element that holds the filter.
// A row is found by the words of its title and of its data-found (tags, notebooks), and by the places in its data-in.
for (const filter of document.querySelectorAll(".filter")) {
  const { said, none } = filter.dataset;
  const field = filter.querySelector("input");
  const choices = [...filter.querySelectorAll("select")];
  const status = filter.querySelector("[role=status]");
  const rows = [...filter.parentElement.querySelectorAll(".row, .changes > li")];
  const groups = [...filter.parentElement.querySelectorAll(".group, .day")];

  // Accents, case, ligatures and the kind of apostrophe do not count.
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replaceAll("œ", "oe").replaceAll("æ", "ae").replaceAll("’", "'");
  const texts = new Map();
  const textOf = (row) => {
    if (!texts.has(row)) {
      texts.set(row, fold(`${row.querySelector(".row-title")?.textContent ?? ""} ${row.dataset.found ?? ""}`));
    }
    return texts.get(row);
  };

  const apply = () => {
    const words = fold(field?.value ?? "").split(/\s+/).filter(Boolean);
    const places = choices.map((choice) => choice.value).filter(Boolean);
    const isOn = words.length + places.length > 0;
    let count = 0;
    for (const row of rows) {
      const isIn = (place) => row.dataset.in?.split(" ").includes(place);
      row.hidden = !(places.every(isIn) && words.every((word) => textOf(row).includes(word)));
      if (!row.hidden) count += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector(".row:not([hidden]), .changes > li:not([hidden])");
    // The letters above the rows are not shown meanwhile: many would lead to none.
    filter.parentElement.classList.toggle("is-filtered", isOn);
    const numbers = { found: count, count: rows.length };
    const answer = count ? said.replace(/\{(\w+)\}/g, (_, name) => numbers[name]) : none;
    status.textContent = isOn ? answer : "";
  };

  filter.addEventListener("input", apply);
  field?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !field.value) return;
    event.preventDefault();
    field.value = "";
    apply();
  });
  // A browser that comes back to the page may fill in what was typed.
  addEventListener("pageshow", apply);
  apply();
}
