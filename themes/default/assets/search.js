// Search: on its own page at once, elsewhere in a dialog by « / », Ctrl-K or the link in the header.
{
  const script = document.currentScript;
  const { root, page, title, close } = script.dataset;
  const part = (name) => script.src.replace("search.js", `search/${name}`);
  const parts = new Map();
  const loading = (tag, properties) =>
    new Promise((onload, onerror) => document.head.append(Object.assign(document.createElement(tag), { ...properties, onload, onerror })));
  const add = (name) => {
    if (!parts.has(name)) parts.set(name, loading("script", { src: part(`${name}.js`), async: false }));
    return parts.get(name);
  };
  globalThis.carnetLoad = add;
  let loaded;
  const style = () => document.querySelector('link[href*="search/search.css"]') ?? loading("link", { rel: "stylesheet", href: part("search.css") });
  const load = () => (loaded ??= Promise.all([style(), ...["stems/base", "engine", "panel"].map(add)]));

  const own = document.getElementById("c-search");
  if (own) {
    const place = own.querySelector(".search-place") ?? own;
    const start = async () => {
      try {
        await load();
        (await carnetPanel(place, { root, page, isPage: true })).focus({ preventScroll: true });
      } catch {
        place.prepend(own.dataset.failed);
      }
    };
    start();
  }

  let dialog, field;
  const open = async () => {
    if (own) return own.querySelector("input")?.focus();
    if (!dialog) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "search-close", textContent: close });
      dialog = Object.assign(document.createElement("dialog"), { className: "search-dialog", ariaLabel: title });
      dialog.append(button);
      // A click on the dialog itself is one beside what it holds.
      dialog.addEventListener("click", ({ target }) => (target === dialog || target === button) && dialog.close());
      document.body.append(dialog);
    }
    dialog.showModal();
    try {
      await load();
      field ??= carnetPanel(dialog, { root, page, isPage: false });
      const input = await field;
      input.focus();
      input.select();
    } catch {
      location.href = root + page;
    }
  };
  document.querySelector(".search-link")?.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
    const isAsked = (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey) || (event.key?.toLowerCase() === "k" && (event.ctrlKey || event.metaKey));
    if (!isAsked || dialog?.open) return;
    event.preventDefault();
    open();
  });
}
