// Checklists: the boxes can be ticked, and the ticks are remembered on this device, for this page only.
// A box is known by its words, so that a line added above it does not move the others' ticks.
{
  const key = `carnet-tasks:${location.pathname}`;
  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? {};
    } catch {
      return {}; // storage refused or unreadable: the text's own ticks
    }
  };
  const boxes = new Map();
  const seen = new Map();
  for (const box of document.querySelectorAll(".tasks input[type=checkbox]")) {
    const words = box.closest("label").textContent.trim().replace(/\s+/g, " ");
    const times = (seen.get(words) ?? 0) + 1;
    seen.set(words, times);
    boxes.set(times > 1 ? `${words}#${times}` : words, box);
  }
  const ticks = read();
  for (const [name, box] of boxes) {
    box.disabled = false;
    if (name in ticks) box.checked = ticks[name];
    box.addEventListener("change", () => {
      // Only what differs from the text is kept.
      if (box.checked === box.defaultChecked) delete ticks[name];
      else ticks[name] = box.checked;
      try {
        if (Object.keys(ticks).length) localStorage.setItem(key, JSON.stringify(ticks));
        else localStorage.removeItem(key);
      } catch {
        // storage refused: the ticks hold until the page is left
      }
    });
  }
}
