// Where readers search: `carnetPanel` fills an element with a field, what is found and, on the page of search, the filters.
{
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children.filter((child) => child != null));
    return element;
  };
  const language = document.documentElement.lang;
  const plural = new Intl.PluralRules(language);
  const dates = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
  const { open, search, card, wordOf, runs, fold, stem, languages } = carnetEngine;
  // Results at once, milliseconds without typing before excerpts are loaded, words of the longest text that is.
  const AT_ONCE = 10, PAUSE = 250, LONGEST = 4000;

  // The text of a note as its page shows it: what an excerpt is cut from. What ends without a sign is set apart from what follows.
  const BLOCKS = "p, li, h2, h3, h4, h5, h6, td, th, dt, dd, pre, figcaption, caption, summary, div, section";
  const UNREAD = "script, style, template, svg, annotation, .footnote-ref, .footnote-back, .visually-hidden, .code-language";
  const textOf = (html) => {
    const texts = new DOMParser().parseFromString(html, "text/html").querySelectorAll("main .prose");
    return [...texts].map((text) => {
      for (const element of text.querySelectorAll(UNREAD)) element.remove();
      for (const line of text.querySelectorAll("br")) line.replaceWith(" ");
      for (const block of text.querySelectorAll(BLOCKS)) {
        block.before("\n");
        block.append("\n");
      }
      const lines = text.textContent.split("\n").map((line) => line.replace(/[ \t\r\f]+/g, " ").trim()).filter(Boolean);
      const isEnded = (line) => /[.!?…:;,][\s»”)]*$/.test(line.slice(-8));
      return lines.map((line, at) => (at === 0 ? "" : isEnded(lines[at - 1]) ? " " : " · ") + line).join("");
    }).join(" ");
  };

  // The place that has most of what is searched for, those words marked.
  const excerpt = (text, forms, begun) => {
    const known = new Map();
    const isFound = (run) => {
      const word = wordOf(run);
      if (!known.has(word)) {
        known.set(word, languages().some((of) => forms.has(stem(of, word))) || (begun && fold(word).startsWith(begun)));
      }
      return known.get(word);
    };
    const found = [...text.matchAll(runs)].filter((match) => isFound(match[0]));
    if (!found.length) return null;
    let best = 0, most = 0;
    found.forEach((match, at) => {
      const near = found.slice(at, at + 12).filter((other) => other.index < match.index + 180);
      const count = new Set(near.map((other) => fold(wordOf(other[0])).slice(0, 6))).size * 3 + near.length;
      if (count > most) [best, most] = [at, count];
    });
    const from = Math.max(0, text.lastIndexOf(" ", Math.max(0, found[best].index - 50)) + 1);
    const end = text.indexOf(" ", from + 230);
    const to = end < 0 ? text.length : end;
    const parts = [from ? "… " : ""];
    let at = from;
    for (const match of found) {
      if (match.index < at || match.index >= to) continue;
      // « l’ » is not part of the word.
      const start = match.index + match[0].search(/[^'’]*$/);
      parts.push(text.slice(at, start), make("mark", { textContent: text.slice(start, match.index + match[0].length) }));
      at = match.index + match[0].length;
    }
    parts.push(text.slice(at, to), to < text.length ? " …" : "");
    return parts;
  };

  const sources = new Map();
  const sourceOf = (root, { kind, address, length }) => {
    if (!["note", "term", "organisation"].includes(kind) || length > LONGEST || location.protocol === "file:") return null;
    const page = root + address;
    if (!sources.has(page)) {
      sources.set(page, fetch(page).then((answer) => (answer.ok ? answer.text() : ""), () => "").then(textOf));
    }
    return sources.get(page);
  };

  globalThis.carnetPanel = async (place, { root, page, isPage }) => {
    const { texts, kinds, filters } = await open();
    const say = (key, values = {}) => {
      const forms = texts[key] ?? [key];
      const form = "n" in values && plural.select(values.n) !== "one" ? forms.at(-1) : forms[0];
      return form.replace(/\{(\w+)\}/g, (_, name) => (name === "n" ? values.n.toLocaleString(language) : values[name]));
    };
    const asked = new URLSearchParams(isPage ? location.search : "");
    const chosen = new Map();
    for (const [name] of filters) if (name !== "days" && asked.has(name)) chosen.set(name, asked.getAll(name));

    const field = make("input", { type: "search", name: "q", id: `c-query${isPage ? "" : "-dialog"}`, autocomplete: "off", spellcheck: false, enterKeyHint: "search", value: asked.get("q") ?? "" });
    const form = make("form", { action: root + page, className: "search-form" },
      make("label", { htmlFor: field.id, textContent: say("label") }), field);
    const status = make("p", { className: "meta search-status", role: "status" });
    const list = make("ol", { className: "rows ruled search-results", id: isPage ? "c-results" : "c-results-dialog" });
    const more = make("button", { type: "button", className: "search-more", textContent: say("more"), hidden: true });
    // Other ways to a note, until something is searched for.
    const ways = isPage ? document.querySelector(".search-ways") : null;
    const narrow = isPage ? make("details", { className: "search-filters" }, make("summary", { textContent: say("filters") })) : null;
    if (isPage) place.replaceChildren();
    place.append(form, narrow ?? "", status, list, more);

    const seen = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) {
        seen.unobserve(target);
        target.fill?.();
      }
    });
    let turn = 0, found = null, shown = 0, fill = null;
    const row = async ({ id, section }, { forms, begun }) => {
      const of = await card(id);
      const heading = section > 0 ? of.headings[section * 2 - 1] : null;
      // As the program makes an id of a heading's words.
      const anchor = heading && (of.headings[section * 2 - 2] || fold(heading.toLowerCase()).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, ""));
      const about = [kinds[of.kind], of.notebooks[0], of.date && dates.format(new Date(of.date))].filter(Boolean);
      const text = make("p", { className: "row-summary", textContent: of.summary });
      const item = make("li", { className: "row" },
        make("a", { className: "row-title result-title", href: root + of.address, textContent: of.title }),
        heading ? make("a", { className: "result-section", href: `${root}${of.address}#${encodeURIComponent(anchor)}`, textContent: heading }) : null,
        text,
        make("p", { className: "meta" }, ...about.flatMap((part) => [make("span", { textContent: part }), " "])));
      if (of.language) item.lang = of.language;
      item.fill = async () => {
        const parts = excerpt((await sourceOf(root, of)) ?? "", forms, begun);
        if (parts) text.replaceChildren(...parts);
      };
      return item;
    };
    const show = async (mine) => {
      const rows = await Promise.all(found.results.slice(shown, shown + AT_ONCE).map((result) => row(result, found)));
      if (mine !== turn) return;
      // Behind those with all the words.
      const rest = found.all - shown;
      if (found.all > 0 && rest >= 0 && rest < rows.length) rows[rest].rest = make("li", { className: "search-rest", textContent: say("rest") });
      list.append(...rows.flatMap((row) => (row.rest ? [row.rest, row] : row)));
      // Excerpts are cut once nobody types.
      setTimeout(() => mine === turn && rows.forEach((row) => seen.observe(row)), PAUSE);
      shown += rows.length;
      more.hidden = shown >= found.results.length;
      return rows;
    };

    const run = async (isTyping = false) => {
      const mine = ++turn;
      const query = field.value.trim();
      const narrowing = await fill?.narrowing();
      // Files go when the site is published anew.
      const result = await search(field.value, { isTyping, ...narrowing }).catch(() => null);
      if (mine !== turn) return;
      if (!result) return void (status.textContent = say("lost"));
      const isFromDisk = location.protocol === "file:";
      if (result.phrases.length && !isFromDisk) {
        await carnetLoad("phrases");
        result.results = await carnetPhrases(result, async (id) => sourceOf(root, await card(id)));
        result.all = result.results.length;
        if (mine !== turn) return;
      }
      result.begun = fold(wordOf((field.value.match(runs) ?? [""]).at(-1)));
      found = result;
      shown = 0;
      const count = result.all;
      status.textContent = [
        !query ? "" : count ? say("found", { n: count }) : say(result.results.length ? "partly" : "nothing"),
        ...result.corrected.map(([typed, meant]) => say("corrected", { typed, meant: meant.join(", ") })),
        ...result.missing.map((word) => say("unknown", { word })),
        result.results.length && result.phrases.length && isFromDisk ? say("separate") : "",
      ].join(" ");
      seen.disconnect();
      list.replaceChildren();
      if (ways) ways.hidden = query !== "" || chosen.size > 0;
      await show(mine);
      if (mine !== turn) return;
      list.dataset.done = query;
      // The rest waits until nobody types.
      setTimeout(() => {
        if (mine !== turn) return;
        if (narrow?.open) fill?.(found);
        if (!isPage) return;
        const address = new URLSearchParams(query ? { q: query } : {});
        for (const [name, values] of chosen) for (const value of values) address.append(name, value);
        if (narrowing?.days) address.set("sort", "date");
        history.replaceState(null, "", address.size ? `?${address}` : location.pathname);
      }, isTyping ? PAUSE : 0);
    };

    if (narrow) {
      const start = async () => {
        await carnetLoad("filters");
        fill ??= carnetFilters(narrow, { say, kinds, filters, chosen, run, hasQuery: () => field.value.trim() !== "", sort: asked.get("sort") });
        await fill(found);
      };
      narrow.addEventListener("toggle", () => narrow.open && start());
      narrow.open = chosen.size > 0 || asked.has("sort");
      if (narrow.open) await start();
    }

    field.addEventListener("input", () => run(true));
    more.addEventListener("click", async () => (await show(turn))?.[0]?.querySelector("a").focus());
    form.addEventListener("submit", (event) => {
      if (!isPage) return;
      event.preventDefault();
      run();
    });
    // The arrows go from the field through the results.
    place.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const links = [field, ...list.querySelectorAll(".result-title")];
      const at = links.indexOf(document.activeElement);
      if (!step || at < 0 || !links[at + step]) return;
      event.preventDefault();
      links[at + step].focus();
    });
    if (field.value || chosen.size) await run();
    return field;
  };
}
