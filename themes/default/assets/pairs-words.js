// Words that two elements share and words that one has, marked in the newer one: what pages of two versions show.
// `carnetMarks` is given what says a text of the interface and what counts links, images and boxes that changed.
globalThis.carnetMarks = (say, count) => {
  // The two longest lists whose parts are all compared with each other: 2000 words with 2000.
  const LIMIT = 4e6;
  const WHOLE = "audio, br, button, canvas, iframe, img, input, math, noscript, object, picture, script, select, style, svg, textarea, video, .footnote-ref, .footnote-back";
  const MEDIA = "audio, video, iframe, object, canvas";
  const WORDS = /[\p{L}\p{N}\p{M}_\u00AD]+|\S/gu;
  const SPACED_WORDS = /[\p{L}\p{N}\p{M}_\u00AD]+|\n|[^\S\n]+|\S/gu;

  const make = (name, className, ...content) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  };
  const note = (name, more = "") => make("span", "compare-note", ` ${say(name)} ${more}`);
  const aside = (name, before = "") => make("span", "compare-words", `${before}${say(name)} `);

  // Places of equal values in two lists, both rising: as many as there can be.
  const align = (old, now) => {
    let start = 0;
    while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
    let end = 0;
    const room = Math.min(old.length, now.length) - start;
    while (end < room && old.at(-1 - end) === now.at(-1 - end)) end += 1;
    const pairs = Array.from({ length: start }, (_, at) => [at, at]);
    const [height, width] = [old.length - start - end, now.length - start - end];
    if (height && width && height * width <= LIMIT) {
      const best = new Uint16Array((height + 1) * (width + 1));
      const at = (i, j) => i * (width + 1) + j;
      const isSame = (i, j) => old[start + i] === now[start + j];
      for (let i = height - 1; i >= 0; i--) {
        for (let j = width - 1; j >= 0; j--) {
          best[at(i, j)] = isSame(i, j) ? best[at(i + 1, j + 1)] + 1 : Math.max(best[at(i + 1, j)], best[at(i, j + 1)]);
        }
      }
      for (let i = 0, j = 0; i < height && j < width;) {
        if (isSame(i, j)) pairs.push([start + i++, start + j++]);
        else if (best[at(i + 1, j)] >= best[at(i, j + 1)]) i += 1;
        else j += 1;
      }
    }
    for (let at = end; at > 0; at--) pairs.push([old.length - at, now.length - at]);
    return pairs;
  };

  // The words of an element: each with the spaces before it, and what is compared besides: where a link leads.
  const wordsOf = (root) => {
    const found = [];
    let gap = false;
    const add = (node, key, more) => {
      found.push({ node, key, gap, size: 1, facet: "", ...more });
      gap = false;
    };
    const read = (node) => {
      const around = node.parentElement;
      const sense = around.closest("del, s, strike, sup, sub")?.localName ?? "";
      const facet = around.closest("a[href]:not(.term)")?.getAttribute("href") ?? "";
      const pattern = around.closest("pre") ? SPACED_WORDS : WORDS;
      let from = 0;
      for (const { 0: word, index } of node.data.matchAll(pattern)) {
        gap ||= index > from;
        const end = index + word.length;
        add(node, sense ? `${word} ${sense}` : word, { from, start: index, end, facet, size: /[\p{L}\p{N}]/u.test(word) ? word.length : 1 });
        from = end;
      }
      gap ||= from < node.length;
    };
    const visit = (around) => {
      for (const node of around.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) read(node);
        else if (node.nodeType !== Node.ELEMENT_NODE) continue;
        else if (!node.matches(WHOLE)) visit(node);
        else if (node.matches("img")) add(node, `img ${node.alt}`, { facet: node.getAttribute("src") });
        else if (node.matches("input")) add(node, "input", { facet: `${node.checked}` });
        else add(node, node.matches(".footnote-ref, .footnote-back") ? node.className : node.outerHTML);
      }
    };
    visit(root);
    return found;
  };

  const sizeOf = (list, [from, to]) => list.slice(from, to).reduce((sum, { size }) => sum + size, 0);

  // Rows of words that both have, and between them what one has.
  const segmentsOf = (old, now) => {
    const found = [];
    const size = (segment) => Math.max(sizeOf(old, segment.old), sizeOf(now, segment.now));
    const add = (segment) => {
      const [changed, kept] = found.slice(-2);
      const island = kept?.isSame ? sizeOf(now, kept.now) : Infinity;
      // A short word between longer changes is there by chance: one change is easier to read.
      if (!segment.isSame && island <= 12 && 2 * island <= Math.min(size(changed), size(segment))) {
        found.pop();
        changed.old[1] = segment.old[1];
        changed.now[1] = segment.now[1];
      } else found.push(segment);
    };
    let [i, j] = [0, 0];
    const keys = (list) => list.map(({ key }) => key);
    for (const [x, y] of [...align(keys(old), keys(now)), [old.length, now.length]]) {
      if (i < x || j < y) add({ old: [i, x], now: [j, y] });
      const last = found.at(-1);
      if (x === old.length) break;
      if (last?.isSame) {
        last.old[1] += 1;
        last.now[1] += 1;
      } else add({ isSame: true, old: [x, x + 1], now: [y, y + 1] });
      [i, j] = [x + 1, y + 1];
    }
    return found;
  };

  // Puts something behind a word, and out of the elements that end with it.
  const putBehind = ({ node, end }, root, what) => {
    if (end < node.length) node.splitText(end);
    let last = node;
    while (!last.nextSibling && last.parentNode !== root) last = last.parentNode;
    last.after(what);
  };

  // Takes away what leads anywhere, and what may be on the page once more.
  const calmed = (content) => {
    for (const element of content.querySelectorAll("*")) {
      for (const name of ["id", "href", "for", "name"]) element.removeAttribute(name);
      if (element.matches("img")) element.replaceWith(note("image_removed", `${element.alt} `));
      else if (element.matches(MEDIA)) element.replaceWith(note("media_removed"));
      else if (element.matches("input")) element.replaceWith(element.checked ? "☑" : "☐");
      else if (element.matches(".footnote-back, button, noscript, script, select, style, textarea")) element.remove();
    }
    return content;
  };

  const removedWords = (list, [from, to], hasGap) => {
    const range = document.createRange();
    const [first, last] = [list[from], list[to - 1]];
    if (first.end) range.setStart(first.node, hasGap ? first.from : first.start);
    else range.setStartBefore(first.node);
    if (last.end) range.setEnd(last.node, last.end);
    else range.setEndAfter(last.node);
    return make("del", "is-removed", aside("removed"), calmed(range.cloneContents()));
  };

  const merge = (marks) => {
    const [second] = marks.splice(1, 1);
    marks[0].append(...second.childNodes);
    second.remove();
  };

  // Marks words; gives the marks, the first one first.
  const addedWords = (list, [from, to], hasGap) => {
    const marks = [];
    for (let at = to; at > from;) {
      const last = list[--at];
      const mark = make("ins", "is-added");
      marks.unshift(mark);
      if (!last.end) {
        last.node.replaceWith(mark);
        mark.append(last.node);
        if (last.node.matches("img, picture")) mark.append(note("image_added"));
        if (last.node.matches(MEDIA)) mark.append(note("media_added"));
        if (marks[1] && mark.nextSibling === marks[1]) merge(marks);
        continue;
      }
      while (at > from && list[at - 1].node === last.node) at -= 1;
      const rest = last.node.data.slice(last.end);
      // A space before what is marked too is in one mark with it.
      if (rest && (rest.trim() || !marks[1])) last.node.splitText(last.end);
      const isFirst = at === from;
      const content = last.node.splitText(isFirst && !hasGap ? list[at].start : list[at].from);
      content.replaceWith(mark);
      mark.append(content);
      if (marks[1] && mark.nextSibling === marks[1]) merge(marks);
    }
    marks[0].prepend(aside("added"));
    return marks;
  };

  // Marks in an element what changed in it since another one.
  const markWords = (oldRoot, root) => {
    const [old, now] = [wordsOf(oldRoot), wordsOf(root)];
    const isWhole = !old.length || !now.length;
    const segments = segmentsOf(old, now);
    for (const segment of segments.toReversed()) {
      const [[i, x], [j, y]] = [segment.old, segment.now];
      if (segment.isSame) {
        for (let n = x - i - 1; n >= 0; n--) tellFacet(old, now, i + n, j + n, n + 1 < x - i, root);
        continue;
      }
      // A space that stands in both texts is in no mark.
      const hasGap = !(i < x && j < y && old[i].gap && now[j].gap);
      const marks = j < y ? addedWords(now, segment.now, hasGap) : [];
      if (i < x) {
        const mark = removedWords(old, segment.old, hasGap);
        if (marks.length) marks[0].before(mark);
        else if (j > 0) putBehind(now[j - 1], root, mark);
        else root.prepend(mark);
        if (!marks.length && now[y] && !now[y].gap && old[x]?.gap) mark.append(" ");
        if (!isWhole) mark.append(aside("removed_end", " "));
      }
      if (!isWhole) marks.at(-1)?.append(aside("added_end", " "));
    }
    return segments.some(({ isSame }) => !isSame);
  };

  // Says that a link, an image or a box is another though its words are the same.
  const tellFacet = (old, now, i, j, goesOn, root) => {
    const [before, after] = [old[i].facet, now[j].facet];
    if (before === after || goesOn && old[i + 1].facet === before && now[j + 1].facet === after) return;
    const { node, end } = now[j];
    let name = before ? (after ? "link_changed" : "link_removed") : "link_added";
    if (!end) name = node.matches("img") ? "image_changed" : node.checked ? "box_ticked" : "box_cleared";
    count(end ? "links" : node.matches("img") ? "images" : "boxes");
    putBehind(now[j], root, note(name));
  };

  // How much of two elements is the same, from 0 to 1, by the length of their words.
  const likeness = (oldRoot, root) => {
    const [old, now] = [wordsOf(oldRoot), wordsOf(root)];
    const same = segmentsOf(old, now).filter(({ isSame }) => isSame);
    const shared = same.reduce((sum, segment) => sum + sizeOf(now, segment.now), 0);
    return 2 * shared / (sizeOf(old, [0, old.length]) + sizeOf(now, [0, now.length]));
  };

  return { align, likeness, make, markWords, wordsOf };
};
