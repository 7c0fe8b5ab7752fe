// Search: on its own page at once, elsewhere in a dialog that « / », Ctrl-K or the link in the header opens. Everything else is
// loaded when a reader first wants it.
{
  const script = document.currentScript;
  const { root, page, title, close } = script.dataset;
  const part = (name) => script.src.replace("search.js", `search/${name}`);
  const parts = new Map();
  const add = (name) => {
    if (!parts.has(name)) parts.set(name, fetched(name));
    return parts.get(name);
  };
  const fetched = (name) =>
    new Promise((done, refuse) => {
      const element = document.createElement("script");
      Object.assign(element, { src: part(`${name}.js`), async: false, onload: done, onerror: refuse });
      document.head.append(element);
    });
  globalThis.carnetLoad = add;
  const style = () =>
    new Promise((done, refuse) => {
      const link = document.createElement("link");
      Object.assign(link, { rel: "stylesheet", href: part("search.css"), onload: done, onerror: refuse });
      document.head.append(link);
    });
  let loaded;
  const load = () => (loaded ??= Promise.all([style(), ...["stems/base", "engine", "panel"].map(add)]));

  const own = document.getElementById("c-search");
  if (own) {
    const start = async () => {
      try {
        await load();
        (await carnetPanel(own, { root, page, isPage: true })).focus({ preventScroll: true });
      } catch {
        own.prepend(own.dataset.failed);
      }
    };
    start();
  }

  let dialog, field;
  const open = async () => {
    if (own) return own.querySelector("input")?.focus();
    if (!dialog) {
      dialog = document.createElement("dialog");
      dialog.className = "search-dialog";
      dialog.setAttribute("aria-label", title);
      const button = document.createElement("button");
      button.type = "button";
      button.className = "search-close";
      button.textContent = close;
      button.addEventListener("click", () => dialog.close());
      dialog.append(button);
      dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
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
    const isAsked = (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey) || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey));
    if (!isAsked || dialog?.open) return;
    event.preventDefault();
    open();
  });
}
