// How far a reader is in the steps of a notebook: which notes were read to the end, by address, remembered in this browser alone.
// The path beside a note and the notebook's page mark them, the home page leads to the step that comes next, and a button forgets them.
{
  const script = document.currentScript;
  const words = script.dataset;
  const root = new URL(words.root, location);
  const key = `carnet-progress:${root.pathname.replace(/index\.html$/, "")}`;
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const load = () => {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? {};
    } catch {
      return {}; // storage refused or unreadable: nothing was read
    }
  };
  const save = (all) => {
    try {
      if (Object.keys(all).length) localStorage.setItem(key, JSON.stringify(all));
      else localStorage.removeItem(key);
    } catch {
      // storage refused: nothing is remembered
    }
  };
  // The address of a link from the site's root, as pages are known by.
  const addressOf = (link) => link.href.replace(/[?#].*/, "").slice(root.href.replace(/index\.html$/, "").length);
  const notebook = words.notebook;
  // Nobody else waits for the style of what was read.
  let styled;
  const style = () => (styled ??= new Promise((onload) => document.head.append(
    make("link", { rel: "stylesheet", href: script.src.replace("progress.js", "progress.css"), onload, onerror: onload }))));

  const bar = make("div", { className: "progress", hidden: true });
  const said = make("p");
  said.setAttribute("aria-live", "polite");
  const clear = make("button", { type: "button", className: "copy", textContent: words.clear });
  bar.append(said, clear);

  const show = async () => {
    if (load()[notebook]?.read?.length) await style();
    const { read = [] } = load()[notebook] ?? {};
    for (const link of document.querySelectorAll(".path .trace a, .rows.trace .row-title")) {
      const item = link.closest("li");
      const isRead = read.includes(addressOf(link));
      item.classList.toggle("is-read", isRead);
      item.querySelector(".read-mark")?.remove();
      if (isRead) link.append(make("span", { className: link.closest(".path") ? "read-mark visually-hidden" : "read-mark", textContent: ` (${words.read})` }));
    }
    const count = make("strong", { textContent: fill(words.count, { read: read.length, count: words.of }) });
    said.replaceChildren(count, ` ${words.kept}`);
    bar.hidden = !read.length;
  };
  clear.addEventListener("click", () => {
    const all = load();
    delete all[notebook];
    save(all);
    show();
    (document.querySelector(".place a") ?? document.querySelector("#c-title"))?.focus();
  });

  // A note is read once its end has been in sight for a moment.
  const watch = () => {
    const text = document.querySelector("#c-text > .prose");
    const end = text?.lastElementChild ?? text;
    if (!end) return;
    const keep = () => {
      const all = load();
      const known = all[notebook]?.read ?? [];
      const next = document.querySelector(".place:not(.place-other) .place-next a");
      all[notebook] = {
        title: words.title,
        read: [...known.filter((address) => address !== words.page), words.page],
        next: next && { address: addressOf(next), title: next.querySelector(".place-title").textContent, number: Number(words.number) + 1 },
        at: Date.now(),
      };
      save(all);
      show();
    };
    let timer;
    const observer = new IntersectionObserver((entries) => {
      clearTimeout(timer);
      if (entries.at(-1).isIntersecting) {
        timer = setTimeout(() => {
          observer.disconnect();
          keep();
        }, 1500);
      }
    }, { rootMargin: "0px 0px -10% 0px" });
    // Of a long last element the end counts.
    const mark = make("span");
    mark.setAttribute("aria-hidden", "true");
    text.after(mark);
    observer.observe(mark);
  };

  // On the home page: the notebook that was read last, where it has a next step.
  const resume = async () => {
    const place = document.querySelector(".resume");
    const open = Object.entries(load()).filter(([, { next, read }]) => next && !read.includes(next.address));
    const [last] = open.sort(([, a], [, b]) => b.at - a.at);
    if (!place || !last) return;
    const [, { title, next }] = last;
    await style();
    const link = make("a", { href: new URL(next.address || ".", root).href, textContent: fill(words.step, { number: next.number, title: next.title }) });
    place.replaceChildren(make("span", { textContent: `${words.resume} ` }), link, make("span", { className: "meta", textContent: ` ${title}` }));
    place.hidden = false;
  };

  if (notebook) {
    const places = document.querySelector(".place") ?? document.querySelector(".head");
    places.append(bar);
    show();
    if (words.page) watch();
    addEventListener("storage", (event) => event.key === key && show());
  } else {
    resume();
  }
}
