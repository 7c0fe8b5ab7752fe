// What is different between two versions that a reader chooses, of all those that the page holds.
// Every passage is held once, each of its texts with the versions that have it. Passages that both versions have alike are found
// first; one that has another text is compared word by word (`pairs-words.js`); one that is elsewhere now is told as moved.
{
  const { words, text, facts } = JSON.parse(document.getElementById("c-pairs").textContent);
  const form = document.querySelector(".pairs");
  const place = document.getElementById("c-result");

  const MOVABLE = "aside, blockquote, details, div, dl, figure, h1, h2, h3, h4, h5, h6, li, ol, p, pre, section, tr, ul";
  let counts, gone, came;
  const say = (name, values) => words[name].at(values?.n === 1 ? 0 : -1).replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const { align, likeness, make, markWords, wordsOf } = carnetMarks(say, (name) => (counts[name] += 1));
  const parsed = (html) => {
    const made = document.createElement("template");
    made.innerHTML = html;
    return made.content.firstElementChild;
  };

  // Parts: a passage is a list of its texts, each with its versions; what holds passages has a tag and parts.
  const has = (versions, n) => !versions || versions.split(",").some((range) => {
    const [first, last = first] = range.split("-");
    return n >= first && n <= last;
  });
  const textOf = (passage, n) => passage.find((_, at) => at % 2 === 0 && has(passage[at + 1], n));
  const stands = (part, n) => (Array.isArray(part) ? textOf(part, n) !== undefined : has(part.in, n));
  const within = (parts, n) => parts.filter((part) => stands(part, n));
  const htmlOf = (part, n) => {
    if (Array.isArray(part)) return textOf(part, n);
    return `${part.tag}${within(part.parts, n).map((inner) => htmlOf(inner, n)).join("")}</>`;
  };
  const shown = (part, n) => {
    if (Array.isArray(part)) return parsed(textOf(part, n));
    const made = parsed(part.tag);
    made.append(...within(part.parts, n).map((inner) => shown(inner, n)));
    return made;
  };

  // A part that one version alone has: all its words are marked.
  const alone = (part, n, isNew, isCounted, isOutermost) => {
    const source = parsed(Array.isArray(part) ? textOf(part, n) : part.tag);
    let made = source.cloneNode(false);
    if (!isNew) {
      if (/^H\d$/.test(made.tagName)) made = make("p", `was-${made.localName}`);
      made.removeAttribute("id");
    }
    const isPassage = Array.isArray(part);
    if (isPassage && isNew) made = source;
    const isOne = isPassage ? markWords(isNew ? document.createElement("p") : source, made) : made.matches("tr, figure");
    if (!isCounted && isOne) counts[isNew ? "added" : "removed"] += 1;
    isCounted ||= isOne;
    if (!isPassage) made.append(...within(part.parts, n).map((inner) => alone(inner, n, isNew, isCounted, false)));
    if (made.matches("details")) made.open = true;
    if (isOutermost && made.querySelector("ins, del")) made.classList.add(isNew ? "is-added" : "is-removed");
    return made;
  };

  // A part that both versions have, with other words.
  const changed = (part, a, b) => {
    if (Array.isArray(part)) {
      const [old, now] = [parsed(textOf(part, a)), parsed(textOf(part, b))];
      if (now.matches("p, pre, h1, h2, h3, h4, h5, h6") && likeness(old, now) < 0.3) {
        return [alone(part, a, false, false, true), alone(part, b, true, false, true)];
      }
      counts.changed += markWords(old, now);
      return [now];
    }
    const made = parsed(part.tag);
    compare(part.parts, a, b, made);
    if (made.matches("details") && made.querySelector("ins, del, .compare-note")) made.open = true;
    return [made];
  };

  // Fills an element with parts as they are in a version, with what changed since another one.
  const compare = (parts, a, b, out) => {
    const [old, now] = [within(parts, a), within(parts, b)];
    const only = (part, n, isNew) => {
      const before = counts[isNew ? "added" : "removed"];
      const node = alone(part, n, isNew, false, true);
      // An empty part that is no more is no difference.
      if (!isNew && !node.matches("td, th") && !node.querySelector("del")) return;
      out.append(node);
      (isNew ? came : gone).push({ node, html: htmlOf(part, n), part, count: counts[isNew ? "added" : "removed"] - before });
    };
    let [i, j] = [0, 0];
    const keys = (list, n) => list.map((part) => htmlOf(part, n));
    for (const [x, y] of [...align(keys(old, a), keys(now, b)), [old.length, now.length]]) {
      for (; i < x; i++) {
        const to = now.slice(j, y).indexOf(old[i]);
        if (to < 0) {
          only(old[i], a, false);
          continue;
        }
        for (const end = j + to; j < end; j++) only(now[j], b, true);
        out.append(...changed(now[j++], a, b));
      }
      for (; j < y; j++) only(now[j], b, true);
      if (y < now.length) out.append(shown(now[y], b));
      [i, j] = [x + 1, y + 1];
    }
  };

  const plainWords = (node) => wordsOf(node).filter(({ key }) => /[\p{L}\p{N}]/u.test(key));
  // What is known again elsewhere: a heading, a figure, four words.
  const isKnown = (node) => node.matches(MOVABLE) && (/^H\d$|^FIGURE$/.test(node.tagName) || plainWords(node).length > 3);
  // By which a passage of eight words is known again though some are others now.
  const edges = (node) => {
    const all = plainWords(node).map(({ key }) => key);
    return all.length < 8 ? [] : [all.slice(0, 4).join(" "), all.slice(-4).join(" ")];
  };
  // The place in `gone` of what is elsewhere now.
  const placeBefore = (now, copy, a) => {
    const same = gone.findIndex((old) => old?.html === now.html);
    if (same >= 0 || !Array.isArray(now.part)) return same;
    const known = edges(copy);
    return gone.findIndex((old) => {
      if (!old || !Array.isArray(old.part)) return false;
      const before = shown(old.part, a);
      return edges(before).some((edge, at) => edge === known[at]) && likeness(before, copy) >= 0.75;
    });
  };
  const firstWords = (node) => {
    const copy = node.cloneNode(true);
    for (const line of copy.querySelectorAll("[data-line], p, h2, h3, h4, h5, h6, pre")) line.append(" ");
    const all = copy.textContent.trim().split(/\s+/);
    return all.slice(0, 12).join(" ") + (all.length > 12 ? "…" : "");
  };

  // What stands where something was, and leads to where it is.
  const stopFor = (node, said) => {
    const name = node.matches("li, tr") ? node.localName : "p";
    const stop = make(name, "was-moved", name === "tr" ? make("td", "", said) : said);
    if (name === "tr") stop.firstChild.colSpan = Math.max(1, node.children.length);
    return stop;
  };
  const link = (id, to, said) => {
    const made = make("a", "", said);
    [made.id, made.href] = [`c-${id}`, `#c-${to}`];
    return make("span", "compare-note", made, " ");
  };

  // Tells what is elsewhere now as moved; what moved along with the part before it says so once.
  const tellMoves = (a, b) => {
    let number = 0;
    let last;
    for (const now of came) {
      const copy = shown(now.part, b);
      const at = isKnown(copy) ? placeBefore(now, copy, a) : -1;
      if (at < 0) continue;
      const old = gone[at];
      gone[at] = undefined;
      counts.added -= now.count;
      counts.removed -= old.count;
      counts.moved += 1;
      const before = shown(old.part, a);
      if (old.html !== now.html) counts.changed += markWords(before, copy);
      copy.classList.add("is-moved");
      const goesAlong = last?.now === now.node.previousElementSibling && last.old === old.node.previousElementSibling;
      if (!goesAlong) number += 1;
      const stop = stopFor(old.node, link(`was-${number}`, `moved-${number}`, say("moved_away", { words: firstWords(before) })));
      stop.hidden = goesAlong;
      if (!goesAlong) {
        const line = copy.querySelector("[data-line], p, h2, h3, h4, h5, h6") ?? copy;
        line.prepend(link(`moved-${number}`, `was-${number}`, say("moved")));
      }
      now.node.replaceWith(copy);
      old.node.replaceWith(stop);
      last = { now: copy, old: stop };
    }
    for (const stop of place.querySelectorAll(".was-moved[hidden]")) stop.remove();
  };

  // « 2 passages ajoutés, 1 supprimé ; autres changements : titre ».
  const sentence = (names) => {
    const told = ["added", "removed", "changed", "moved", "links", "images", "boxes"].filter((name) => counts[name]);
    const parts = told.map((name, at) => {
      const isOfPassages = ["added", "removed", "changed", "moved"].includes(name);
      return say(`${isOfPassages ? (at ? "more_" : "passages_") : ""}${name}`, { n: counts[name] });
    });
    const changes = parts.join(", ");
    if (!names.length) return changes || say("same");
    return say(changes ? "facts" : "facts_alone", { changes, names: names.join(", ") });
  };

  const begin = () => {
    counts = { added: 0, removed: 0, changed: 0, moved: 0, links: 0, images: 0, boxes: 0 };
    [gone, came] = [[], []];
  };

  // The facts that changed, and what they are called.
  const changedFacts = (a, b) => {
    const list = make("dl", "comparison-facts");
    const names = [];
    for (const [label, parts] of facts) {
      const row = make("div", "", make("dt", "", label));
      begin();
      compare(parts, a, b, row);
      for (const value of row.querySelectorAll("dd")) if (!value.querySelector("ins, del")) value.remove();
      if (row.children.length < 2) continue;
      names.push(label);
      list.append(row);
    }
    return { list, names };
  };

  const show = (a, b, dates) => {
    const { list, names } = changedFacts(a, b);
    begin();
    const body = place.querySelector(".comparison");
    compare(text, a, b, body);
    place.hidden = false;
    tellMoves(a, b);
    const title = make("h2", "", say("between", dates));
    title.id = "c-between";
    place.setAttribute("aria-labelledby", title.id);
    const said = sentence(names);
    place.querySelector(".comparison-switch").hidden = said === say("same");
    place.prepend(title, make("p", "comparison-sentence", `${said}.`), ...(names.length ? [list] : []));
    for (const line of place.querySelectorAll("[data-line]")) line.replaceWith(...line.childNodes);
    document.title = `${title.textContent} · ${document.title}`;
    form.closest("details").open = false;
    place.scrollIntoView();
    place.focus({ preventScroll: true });
  };

  // Newest first on the page, from the oldest in the texts.
  const rows = [...form.querySelectorAll("li")].reverse();
  const radios = (name) => rows.map((row) => row.querySelector(`[name=${name}]`));
  const chosen = new URLSearchParams(location.search);
  const numbers = ["from", "to"].map((name) => rows.findIndex((row) => row.dataset.word === chosen.get(name)));
  const judge = () => {
    const [from, to] = ["from", "to"].map((name) => radios(name).findIndex((radio) => radio.checked));
    radios("to").forEach((radio, n) => radio.setCustomValidity(from === to && n === to ? say("two") : ""));
  };
  form.addEventListener("change", judge);

  const [a, b] = numbers.toSorted((one, other) => one - other);
  if (a >= 0 && a < b) {
    ["from", "to"].forEach((name, at) => (radios(name)[[a, b][at]].checked = true));
    const { before } = rows[b].dataset;
    const { current } = rows[a].dataset;
    // Two that follow each other, and one and the current text, have a page of their own.
    if (b === a + 1) location.replace(before);
    else if (b === rows.length - 1 && current) location.replace(current);
    else show(a, b, { from: rows[a].dataset.date, to: rows[b].dataset.date });
  }
  judge();
}
