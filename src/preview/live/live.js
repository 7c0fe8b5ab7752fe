// Follows the editions of the site while `carnet serve --watch` runs. The page knows the edition it is of; whenever it hears of
// another, it asks what became of it, so nothing that happened before it listened is lost.

{
  const ROOT = "/-/carnet/";
  let { version, key = "" } = document.currentScript.dataset;
  let asking = false;
  let again = false;

  // ---------------------------------------------------------------- what is heard

  /** Hears of new editions through the connection that all pages share. */
  function listen() {
    const hear = (newest) => newest !== version && ask();
    try {
      const { port } = new SharedWorker(`${ROOT}worker.js`, { name: "carnet" });
      port.onmessage = (event) => hear(event.data);
      addEventListener("pagehide", () => port.postMessage("goodbye"));
      return () => port.close();
    } catch {
      // Not every browser has shared workers, nor allows them everywhere.
    }
    // Then only the page that is looked at has a connection.
    let connection;
    const attend = () => {
      connection?.close();
      if (document.visibilityState !== "visible") return;
      connection = new EventSource(`${ROOT}events`);
      connection.onmessage = (event) => hear(event.data);
    };
    document.addEventListener("visibilitychange", attend);
    attend();
    return () => connection?.close();
  }

  async function ask() {
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    try {
      do {
        again = false;
        const query = new URLSearchParams({ page: location.pathname, version, key });
        const answer = await fetch(`${ROOT}state?${query.toString().replaceAll("+", "%20")}`);
        if (answer.ok) await follow(await answer.json());
      } while (again);
    } catch {
      // The preview has stopped, or the page is being left: the next edition is heard of anyway.
    } finally {
      asking = false;
    }
  }

  /** Brings the page to the newest edition. */
  async function follow(state) {
    if (state.page === "changed" || state.files.some(isUsed)) {
      location.reload(); // the browser keeps the place on the page
      return;
    }
    await Promise.all(state.files.map(restyle));
    version = String(state.version);
    show(state);
  }

  // ---------------------------------------------------------------- files of the page

  const path = (address) => new URL(address, location.href).pathname;
  const sheets = () => [...document.querySelectorAll('link[rel~="stylesheet"]')];

  /** Whether the page uses a file in a way that only loading it again renews. */
  function isUsed(file) {
    if (file.endsWith(".css") && sheets().some((sheet) => path(sheet.href) === file)) return false;
    const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
    const named = [...document.querySelectorAll("[src], [poster]")].flatMap((element) => [element.src, element.poster]);
    return [...loaded, ...named].some((address) => address && path(address) === file);
  }

  /** Puts the new style sheet in the place of the old one once it is there, so that the page is never bare. */
  async function restyle(file) {
    const renewed = sheets().filter((sheet) => path(sheet.href) === file).map((old) => new Promise((resolve) => {
      const fresh = old.cloneNode();
      const address = new URL(old.href);
      address.searchParams.set("v", String(Date.now()));
      fresh.href = address.href;
      fresh.onload = fresh.onerror = () => {
        old.remove();
        resolve();
      };
      old.after(fresh);
    }));
    await Promise.all(renewed);
  }

  // ---------------------------------------------------------------- what is shown

  const host = document.createElement("carnet-preview");
  const shadow = host.attachShadow({ mode: "open" });
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children.filter((child) => child !== undefined && child !== null));
    return element;
  };
  const style = make("link", { rel: "stylesheet", href: `${ROOT}live.css` });
  const title = make("h2", { id: "title", tabIndex: -1 });
  const kept = make("p", { className: "kept" });
  const list = make("ol");
  const more = make("p", { className: "more" });
  const hide = make("button", { type: "button", className: "hide" });
  const dialog = make("dialog", {}, make("div", { className: "top" }, title, hide), kept, list, more);
  dialog.setAttribute("aria-labelledby", "title");
  const badge = make("button", { type: "button", className: "badge", hidden: true });
  badge.setAttribute("aria-haspopup", "dialog");
  const notice = make("div", { className: "notice", role: "status" });
  const said = make("p", { className: "said", role: "status" });
  let shown = null; // the problems shown last, as text
  let openedFor = null; // "errors" when the dialog opened by itself

  hide.addEventListener("click", () => dialog.close());
  badge.addEventListener("click", () => open("asked"));
  dialog.addEventListener("close", () => {
    // Hidden by someone, not because all is well: it stays so until the problems are others.
    if (shown && openedFor) remember(shown);
    openedFor = null;
  });

  const remember = (problems) => {
    try {
      sessionStorage.setItem("carnet-hidden", problems);
    } catch {
      // storage refused: it opens again on the next page
    }
  };
  const isHidden = (problems) => {
    try {
      return sessionStorage.getItem("carnet-hidden") === problems;
    } catch {
      return false;
    }
  };

  function open(why) {
    if (dialog.open) return;
    openedFor = why;
    dialog.showModal();
    title.focus();
    bringCaretsInSight();
  }

  function show({ page, next, problems }) {
    const { errors, warnings, texts, language } = problems;
    host.lang = language;
    const counts = [texts.errors, texts.warnings].filter(Boolean).join(", ");
    if (problems.shown.length === 0) {
      shown = null;
      dialog.close();
    } else {
      fill(problems, counts);
    }
    badge.hidden = errors + warnings === 0;
    badge.textContent = counts;
    badge.classList.toggle("errors", errors > 0);
    notice.replaceChildren();
    if (page === "gone") {
      notice.append(make("p", { textContent: texts.gone }));
      if (next) notice.append(make("a", { href: next, textContent: texts.next }));
    }
    if (!host.isConnected) document.body.append(host);
    if (errors > 0 && !isHidden(shown)) open("errors");
    // What opened for errors goes with them; what was asked for stays.
    else if (errors === 0 && openedFor === "errors") {
      openedFor = null;
      dialog.close();
    }
  }

  /** Writes the problems anew, when they are others. */
  function fill(problems, counts) {
    const text = JSON.stringify(problems.shown);
    const { texts } = problems;
    if (text === shown) return;
    shown = text;
    said.textContent = "";
    title.textContent = counts;
    hide.textContent = texts.hide;
    kept.textContent = problems.errors > 0 ? (document.body.classList.contains("waiting") ? texts.waiting : texts.kept) : "";
    more.textContent = texts.more ?? "";
    list.replaceChildren(...problems.shown.map((problem) => item(problem, texts)));
    if (dialog.open) bringCaretsInSight();
  }

  /** On a narrow screen, shows the part of a long line that the caret is below. */
  function bringCaretsInSight() {
    for (const lines of list.querySelectorAll("pre")) {
      const texts = lines.textContent.split("\n");
      const longest = Math.max(...texts.map((text) => text.length));
      const end = Math.max(...texts.map((text) => text.lastIndexOf("^"))) + 2;
      lines.scrollLeft = Math.max(0, (end / longest) * lines.scrollWidth - lines.clientWidth);
    }
  }

  function item({ severity, message, place, excerpt, help }, texts) {
    const copy = place && make("button", { type: "button", className: "place", title: texts.copy, textContent: place });
    copy?.addEventListener("click", () => copyPlace(copy, place, texts));
    const lines = excerpt && make("pre", { tabIndex: 0, textContent: excerpt });
    const words = make("div", { lang: "en" }, make("p", { className: "message", textContent: message }), copy, lines,
      ...help.map((text) => make("p", { className: "help", textContent: text })));
    return make("li", { className: severity }, make("p", { className: "severity", textContent: texts[severity] }), words);
  }

  async function copyPlace(button, place, texts) {
    try {
      await navigator.clipboard.writeText(place);
      said.textContent = `${texts.copied} ${place}`;
    } catch {
      getSelection().selectAllChildren(button); // no access to the clipboard: it is marked, ready to be copied
    }
  }

  // ---------------------------------------------------------------- the beginning

  dialog.append(said);
  shadow.append(style, dialog, notice, badge);
  let leave = listen();
  ask();
  // A page that the browser kept aside: what happened meanwhile is asked for.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    leave();
    leave = listen();
    ask();
  });
}
