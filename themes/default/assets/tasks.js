// Checklists: the boxes can be ticked, and the ticks are remembered in this browser, for this page only.
// A box is known by its words, so that a line added above it does not move the others' ticks. Below each list stand how many of its
// boxes are ticked, and, where something is remembered, that it is and a button to forget it.
{
  const words = document.currentScript.dataset;
  const key = `carnet-tasks:${location.pathname.replace(/index\.html$/, "")}`;
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? {};
    } catch {
      return {}; // storage refused or unreadable: the text's own ticks
    }
  };
  // Whether it is remembered.
  const write = (ticks) => {
    try {
      if (Object.keys(ticks).length) localStorage.setItem(key, JSON.stringify(ticks));
      else localStorage.removeItem(key);
      return true;
    } catch {
      return false; // the ticks hold until the page is left
    }
  };

  const names = new Map();
  const seen = new Map();
  for (const box of document.querySelectorAll(".tasks .task label > input[type=checkbox]")) {
    const text = box.closest("label").textContent.trim().replace(/\s+/g, " ");
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    names.set(box, times > 1 ? `${text}#${times}` : text);
  }

  // A list with those within it.
  const lists = [];
  for (const list of document.querySelectorAll(".tasks")) {
    const boxes = [...list.querySelectorAll("input[type=checkbox]")].filter((box) => names.has(box));
    if (list.parentElement.closest(".tasks") || !boxes.length) continue;
    const count = make("strong");
    const kept = make("span");
    const clear = make("button", { type: "button", className: "copy", textContent: words.clear, hidden: true });
    const status = make("p");
    status.setAttribute("aria-live", "polite");
    status.append(count, " ", kept);
    const bar = make("div", { className: "tasks-bar" });
    bar.lang = document.documentElement.lang;
    bar.append(status, clear);
    list.after(bar);
    const show = (ticks) => {
      const numbers = { done: boxes.filter((box) => box.checked).length, count: boxes.length };
      const isKept = boxes.some((box) => names.get(box) in ticks);
      count.textContent = words.count.replace(/\{(\w+)\}/g, (_, name) => numbers[name]);
      kept.textContent = isKept ? words.kept : "";
      clear.hidden = !isKept;
    };
    clear.addEventListener("click", () => {
      const ticks = read();
      for (const box of boxes) {
        delete ticks[names.get(box)];
        box.checked = box.defaultChecked;
      }
      write(ticks);
      show(ticks);
      boxes[0].focus();
    });
    lists.push({ boxes, show });
  }

  const showAll = () => {
    const ticks = read();
    for (const [box, name] of names) box.checked = ticks[name] ?? box.defaultChecked;
    for (const { show } of lists) show(ticks);
  };
  for (const [box, name] of names) {
    box.disabled = false;
    box.addEventListener("change", () => {
      // Read again: another tab may show the same page.
      const ticks = read();
      // Only what differs from the text is kept.
      if (box.checked === box.defaultChecked) delete ticks[name];
      else ticks[name] = box.checked;
      const isKept = write(ticks);
      for (const { boxes, show } of lists) if (boxes.includes(box)) show(isKept ? ticks : {});
    });
  }
  addEventListener("storage", (event) => event.key === key && showAll());
  showAll();
}
