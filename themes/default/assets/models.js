// Models to take away: each is copied with its formatting, printed alone, or saved as a page that word processors open. It is made
// here of what the page shows, so that a site has no file more for each of them.
{
  const words = document.currentScript.dataset;
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const STYLE = "body{font:12pt/1.45 Georgia,serif;max-width:17cm;margin:2cm auto}table{border-collapse:collapse;width:100%}td,th{border:1px solid;padding:4pt 6pt;text-align:left;vertical-align:top}ul.tasks{list-style:none;padding-left:0}";
  const status = make("p", { className: "visually-hidden" });
  status.setAttribute("role", "status");
  document.body.append(status);

  // What is taken: without buttons and classes, boxes as signs, addresses whole.
  const taken = (model) => {
    const copy = model.cloneNode(true);
    for (const part of copy.querySelectorAll(".model-bar, .tasks-bar, button, .callout-title")) part.remove();
    for (const box of copy.querySelectorAll("input")) box.replaceWith(box.checked ? "\u2611\u00a0" : "\u2610\u00a0");
    for (const link of copy.querySelectorAll("a")) link.setAttribute("href", link.href);
    for (const image of copy.querySelectorAll("img")) image.setAttribute("src", image.src);
    for (const part of copy.querySelectorAll("*")) {
      for (const name of ["id", "tabindex", "role", "aria-label"]) part.removeAttribute(name);
      if (part.className !== "tasks") part.removeAttribute("class");
    }
    return copy;
  };
  // Its text with the ends of its lines, which only what is laid out has.
  const textOf = (copy) => {
    const place = make("div", { className: "taken-away" });
    place.append(copy);
    document.body.append(place);
    const text = place.innerText.trim();
    place.remove();
    return text;
  };
  const titleOf = (model) => model.querySelector(".callout-title")?.textContent.trim() ?? "";
  const languageOf = (model) => model.closest("[lang]")?.lang ?? "";
  const pageOf = (model) => {
    const heading = make("h1", { textContent: titleOf(model) });
    const title = make("title", { textContent: titleOf(model) });
    return `<!DOCTYPE html>\n<html lang="${languageOf(model)}"><head><meta charset="utf-8">${title.outerHTML}<style>${STYLE}</style></head><body>${heading.outerHTML}${taken(model).innerHTML}</body></html>`;
  };
  const nameOf = (model) => {
    const page = document.querySelector("h1")?.textContent ?? "";
    const name = `${page} ${titleOf(model)}`.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    return `${name.replace(/[^a-z0-9]+/g, "-").slice(0, 80).replace(/^-+|-+$/g, "") || "model"}.html`;
  };

  const copyModel = async (model) => {
    const copy = taken(model);
    const html = copy.innerHTML;
    const text = textOf(copy);
    const part = (type, content) => ({ [type]: new Blob([content], { type }) });
    if (window.ClipboardItem) await navigator.clipboard.write([new ClipboardItem({ ...part("text/html", html), ...part("text/plain", text) })]);
    else await navigator.clipboard.writeText(text);
  };
  const printModel = (model) => {
    const root = document.documentElement;
    root.classList.add("prints-model");
    model.classList.add("is-printed");
    const wasOpen = model.open;
    if (model.tagName === "DETAILS") model.open = true;
    addEventListener("afterprint", () => {
      root.classList.remove("prints-model");
      model.classList.remove("is-printed");
      if (model.tagName === "DETAILS") model.open = wasOpen;
    }, { once: true });
    print();
  };
  const saveModel = (model) => {
    const address = URL.createObjectURL(new Blob([pageOf(model)], { type: "text/html" }));
    make("a", { href: address, download: nameOf(model) }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  };

  for (const model of document.querySelectorAll(".callout-model")) {
    const bar = make("div", { className: "model-bar" });
    bar.lang = document.documentElement.lang;
    const add = (word, act) => {
      const button = make("button", { type: "button", className: "copy", textContent: word });
      button.addEventListener("click", () => act(button));
      bar.append(button);
    };
    // The clipboard is only there on https, on this machine and from a disk.
    if (navigator.clipboard) {
      add(words.copy, async (button) => {
        await copyModel(model);
        button.textContent = status.textContent = words.copied;
        setTimeout(() => {
          button.textContent = words.copy;
          status.textContent = "";
        }, 2000);
      });
    }
    add(words.print, () => printModel(model));
    add(words.save, () => saveModel(model));
    model.append(bar);
  }
}
