// Draws the notes of the site and their links: moved and zoomed with mouse, fingers or keyboard, searched, narrowed to a notebook or a
// community. The places of the notes come with them (see the file that `data-data` names).
{
  const root = document.getElementById("c-graph");
  const canvas = root.querySelector("canvas");
  const pen = canvas.getContext("2d");
  const [find, note, said] = ["input", ".graph-note", ".graph-said"].map((of) => root.querySelector(of));
  const choices = [...root.querySelectorAll("select")];
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  // Accents, case, ligatures and the kind of apostrophe do not count.
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replaceAll("œ", "oe").replaceAll("æ", "ae").replaceAll("’", "'");

  // Notes found, linked notes listed, titles written, links drawn, at most; of how many notes links are left out while they move, and
  // milliseconds until they have come to rest; from which zoom on titles are written.
  const FOUND = 8, SHOWN = 30, LABELS = 160, EDGES = 20000, MANY = 3000, REST = 120, LEGIBLE = 2;
  let data, edges, linked, byDegree, folded, groups = [], colours;
  // The middle of what is seen, and the pixels of one unit.
  let view = { x: 0, y: 0, zoom: 1 };
  let width = 0, height = 0, chosen = -1, over = -1, kept = null, isMoving = false, resting, asked;

  const at = (index) => [
    (data.places[2 * index] - view.x) * view.zoom + width / 2,
    (data.places[2 * index + 1] - view.y) * view.zoom + height / 2,
  ];
  const radius = (index) => Math.max(1, (1.2 + Math.min(1.6, Math.sqrt(linked[index].length) / 3)) * Math.min(view.zoom, 3));
  const isKept = (index) => !kept || kept.has(index);
  const isSeen = (x, y) => x > -20 && y > -20 && x < width + 20 && y < height + 20;

  // Lines between pairs of notes, as one path.
  const lines = (pairs, colour, thickness) => {
    pen.strokeStyle = colour;
    pen.lineWidth = thickness;
    pen.beginPath();
    for (const [from, to] of pairs) {
      const [x1, y1] = at(from), [x2, y2] = at(to);
      if (!isSeen(x1, y1) && !isSeen(x2, y2)) continue;
      pen.moveTo(x1, y1);
      pen.lineTo(x2, y2);
    }
    pen.stroke();
  };
  const dots = (indices, colour, more = 0) => {
    pen.fillStyle = colour;
    pen.beginPath();
    for (const index of indices) {
      const [x, y] = at(index);
      if (!isSeen(x, y)) continue;
      const size = radius(index) + more;
      pen.moveTo(x + size, y);
      pen.arc(x, y, size, 0, 7);
    }
    pen.fill();
  };
  // Writes a title where no other one is.
  const labeller = () => {
    const sans = getComputedStyle(canvas).fontFamily;
    const taken = new Set();
    let count = 0;
    return (text, x, y, colour, weight, always) => {
      if (count > LABELS || !isSeen(x, y)) return;
      pen.font = `${weight} 14px ${sans}`;
      const half = pen.measureText(text).width / 2 + 3;
      // Not beyond the edge, if it is not wider than all.
      x = Math.max(half + 4, Math.min(x, width - half - 4));
      const cells = [];
      for (let column = Math.floor((x - half) / 24); column <= (x + half) / 24; column += 1) {
        for (let row = Math.floor((y - 14) / 6); row <= (y + 5) / 6; row += 1) cells.push(`${column} ${row}`);
      }
      if (!always && cells.some((cell) => taken.has(cell))) return;
      for (const cell of cells) taken.add(cell);
      count += 1;
      pen.lineWidth = 3;
      pen.strokeStyle = colours.ground;
      pen.strokeText(text, x, y);
      pen.fillStyle = colour;
      pen.fillText(text, x, y);
    };
  };
  const short = (text) => (text.length > 34 ? `${text.slice(0, 33).trimEnd()}…` : text);

  const draw = () => {
    asked = 0;
    const scale = devicePixelRatio || 1;
    canvas.width = width * scale;
    canvas.height = height * scale;
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.lineJoin = "round";
    pen.textAlign = "center";
    const all = data.titles.keys();
    const isQuick = isMoving && data.titles.length > MANY;
    const focus = chosen >= 0 ? chosen : over;
    const around = focus >= 0 ? linked[focus] : [];
    if (!isQuick) {
      // The more links there are, the fainter each is.
      pen.globalAlpha = Math.min(0.7, 12 / Math.sqrt(edges.length)) * (focus >= 0 ? 0.5 : 1);
      lines(kept ? edges.filter(([from, to]) => kept.has(from) && kept.has(to)) : edges, colours.line, 1);
    }
    pen.globalAlpha = 1;
    lines(around.map((other) => [focus, other]), colours.chosen, 1.5);
    if (kept) {
      pen.globalAlpha = 0.3;
      dots([...all].filter((index) => !kept.has(index)), colours.line);
      pen.globalAlpha = 1;
      dots(kept, colours.ink);
    } else {
      dots(all, colours.ink);
    }
    dots(around, colours.chosen);
    if (focus >= 0) dots([focus], colours.chosen, 2);
    if (isQuick) return;
    const label = labeller();
    const title = (index, colour, weight, always) => {
      const [x, y] = at(index);
      label(short(data.titles[index]), x, y - radius(index) - 4, colour, weight, always);
    };
    if (focus >= 0) title(focus, colours.chosen, 600, true);
    for (const other of around) title(other, colours.ink, 400);
    for (const { title: of, x, y } of groups) {
      label(short(of), (x - view.x) * view.zoom + width / 2, (y - view.y) * view.zoom + height / 2, colours.ink, 650);
    }
    if (view.zoom > LEGIBLE) for (const index of byDegree) if (isKept(index)) title(index, colours.muted, 400);
  };
  const redraw = () => {
    asked ||= requestAnimationFrame(draw);
  };
  const move = () => {
    isMoving = true;
    clearTimeout(resting);
    resting = setTimeout(() => {
      isMoving = false;
      redraw();
    }, REST);
    redraw();
  };

  // The view that shows some notes, or all.
  const fit = (indices) => {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const index of indices) {
      const [x, y] = [data.places[2 * index], data.places[2 * index + 1]];
      [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
    }
    view = {
      x: (left + right) / 2,
      y: (top + bottom) / 2,
      zoom: Math.min(6, (width - 80) / Math.max(1, right - left), (height - 80) / Math.max(1, bottom - top)),
    };
    redraw();
  };
  const zoom = (factor, x = width / 2, y = height / 2) => {
    const next = Math.max(0.02, Math.min(20, view.zoom * factor));
    view.x += (x - width / 2) * (1 / view.zoom - 1 / next);
    view.y += (y - height / 2) * (1 / view.zoom - 1 / next);
    view.zoom = next;
    move();
  };
  const nearest = (x, y, reach) => {
    let best = -1, least = reach ** 2;
    for (let index = 0; index < data.titles.length; index += 1) {
      const [left, top] = at(index);
      const distance = (left - x) ** 2 + (top - y) ** 2;
      if (distance < least) [best, least] = [index, distance];
    }
    return best;
  };

  const button = (index) => make("button", { type: "button", textContent: data.titles[index], onclick: () => choose(index, true) });
  const choose = (index, goes) => {
    chosen = index;
    note.hidden = index < 0;
    if (index >= 0) {
      const [title, meta, count, list] = [".graph-title", ".meta", ".graph-count", "ul"].map((of) => note.querySelector(of));
      const link = make("a", { textContent: data.titles[index], href: root.dataset.root + data.addresses[index] });
      title.replaceChildren(link);
      meta.replaceChildren(...data.notebooks.filter(([, notes]) => notes.includes(index)).slice(0, 5).map(([title]) => make("span", { textContent: title })));
      const { none, one, other, more } = count.dataset;
      const length = linked[index].length;
      count.textContent = length ? (length > 1 ? other.replace("2", length) : one) : none;
      const shown = linked[index].slice(0, length > SHOWN ? SHOWN - 1 : SHOWN);
      list.replaceChildren(...shown.map((of) => make("li", {}, button(of))));
      if (shown.length < length) list.append(make("li", { textContent: more.replace("2", length - shown.length) }));
      note.scrollTop = 0;
      if (goes) {
        [view.x, view.y] = [data.places[2 * index], data.places[2 * index + 1]];
        view.zoom = Math.max(view.zoom, 2);
        // The panel lies on the right of a wide drawing.
        if (note.offsetWidth < width) view.x += note.offsetWidth / 2 / view.zoom;
        link.focus({ preventScroll: true });
      }
    }
    // The address can be shared; from a disk there is none to set.
    if (location.protocol !== "file:") history.replaceState(null, "", index < 0 ? location.pathname : `?note=${data.addresses[index]}`);
    redraw();
  };
  const search = () => {
    const words = fold(find.value).split(/\s+/).filter(Boolean);
    const list = root.querySelector(".graph-found");
    const found = [];
    for (const index of words.length ? byDegree : []) {
      if (isKept(index) && words.every((word) => folded[index].includes(word))) found.push(index);
      if (found.length === FOUND) break;
    }
    said.textContent = words.length && !found.length ? said.dataset.none : "";
    list.replaceChildren(...found.map((index) => make("li", {}, button(index))));
    list.hidden = !found.length;
  };
  const narrow = () => {
    const sets = choices.filter((choice) => choice.value).map((choice) => new Set(data[choice.dataset.of][choice.value][1]));
    kept = sets.length ? sets.reduce((one, other) => new Set([...one].filter((index) => other.has(index)))) : null;
    if (kept?.size) fit(kept);
    search();
    redraw();
  };

  const read = () => {
    const { color, backgroundColor, borderTopColor, caretColor, textDecorationColor } = getComputedStyle(canvas);
    colours = { ink: color, ground: backgroundColor, line: borderTopColor, chosen: caretColor, muted: textDecorationColor };
    if (data) redraw();
  };
  const listen = () => {
    const fingers = new Map();
    let moved = 0;
    const place = ({ clientX, clientY }) => {
      const { left, top } = canvas.getBoundingClientRect();
      return [clientX - left, clientY - top];
    };
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, place(event));
      moved = 0;
    });
    canvas.addEventListener("pointermove", (event) => {
      const [x, y] = place(event);
      const before = fingers.get(event.pointerId);
      if (!before) {
        const now = event.pointerType === "mouse" ? nearest(x, y, 14) : -1;
        canvas.classList.toggle("is-over", now >= 0);
        if (now !== over) {
          over = now;
          redraw();
        }
        return;
      }
      moved += Math.abs(x - before[0]) + Math.abs(y - before[1]);
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
      fingers.set(event.pointerId, [x, y]);
      if (other) {
        const far = (from) => Math.hypot(from[0] - other[0], from[1] - other[1]);
        zoom(far([x, y]) / Math.max(1, far(before)), (x + other[0]) / 2, (y + other[1]) / 2);
      }
      const share = other ? 2 : 1;
      view.x -= (x - before[0]) / view.zoom / share;
      view.y -= (y - before[1]) / view.zoom / share;
      move();
    });
    const lift = (event) => {
      const began = fingers.delete(event.pointerId);
      if (event.type === "pointerup" && began && !fingers.size && moved < 8) choose(nearest(...place(event), event.pointerType === "mouse" ? 14 : 24));
    };
    for (const type of ["pointerup", "pointercancel"]) canvas.addEventListener(type, lift);
    // The page scrolls past the drawing until one is in it.
    canvas.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && document.activeElement !== canvas) return;
      event.preventDefault();
      zoom(1.0015 ** -event.deltaY, ...place(event));
    }, { passive: false });
    canvas.addEventListener("keydown", ({ key }) => {
      const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
      if (step) {
        view.x += (step[0] * 60) / view.zoom;
        view.y += (step[1] * 60) / view.zoom;
        move();
      } else if (key === "+" || key === "=") zoom(1.4);
      else if (key === "-") zoom(1 / 1.4);
      else if (key === "0") fit(data.titles.keys());
      else if (key === "Enter") choose(nearest(width / 2, height / 2, Infinity));
      else return;
      event.preventDefault();
    });
    root.addEventListener("click", ({ target }) => {
      const { zoom: way } = target.dataset;
      if (way === "all") fit(kept ?? data.titles.keys());
      else if (way) zoom(way === "in" ? 1.6 : 1 / 1.6);
      if (target.matches(".graph-found button")) root.querySelector(".graph-found").hidden = true;
      if (target.matches(".graph-close")) {
        choose(-1);
        canvas.focus();
      }
    });
    root.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape") return;
      if (!root.querySelector(".graph-found").hidden) root.querySelector(".graph-found").hidden = true;
      else if (chosen >= 0) {
        choose(-1);
        canvas.focus();
      }
    });
    find.addEventListener("input", search);
    find.addEventListener("keydown", ({ key }) => {
      if (key === "Enter") root.querySelector(".graph-found button")?.click();
    });
    for (const choice of choices) choice.addEventListener("change", narrow);
  };
  const open = () => {
    const index = data.addresses.indexOf(location.search.match(/[?&]note=([^&]*)/)?.[1]);
    if (index < 0) return;
    choose(index, true);
    root.scrollIntoView({ block: "nearest" });
  };

  globalThis.carnetGraph = (given) => {
    data = given;
    linked = data.titles.map(() => []);
    edges = data.links.flatMap((others, from) => others.map((to) => [from, to]));
    for (const [from, to] of edges) {
      linked[from].push(to);
      linked[to].push(from);
    }
    byDegree = [...data.titles.keys()].sort((a, b) => linked[b].length - linked[a].length || a - b);
    folded = data.titles.map(fold);
    // Of very many links a part shows where they lead.
    if (edges.length > EDGES) edges = edges.filter((_, number) => number % Math.ceil(edges.length / EDGES) === 0);
    for (const choice of choices) {
      const values = data[choice.dataset.of];
      choice.append(...values.map(([title], value) => new Option(title, value)));
      choice.closest("label").hidden = values.length < 2;
    }
    listen();
    let isFirst = true;
    new ResizeObserver(() => {
      [width, height] = [canvas.clientWidth, canvas.clientHeight];
      if (isFirst) {
        isFirst = false;
        // They reach farther across than down: on a phone the other way round.
        if (height > width) for (let index = 0; index < data.places.length; index += 2) data.places.splice(index, 2, data.places[index + 1], data.places[index]);
        const middle = (notes, side) => notes.reduce((sum, index) => sum + data.places[2 * index + side], 0) / notes.length;
        groups = data.notebooks.map(([title, notes]) => ({ title, size: notes.length, x: middle(notes, 0), y: middle(notes, 1) }))
          .sort((a, b) => b.size - a.size);
        fit(data.titles.keys());
        open();
      }
      redraw();
    }).observe(canvas);
  };
  read();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", read);
  new MutationObserver(read).observe(document.documentElement, { attributes: true });
  const script = make("script", { src: root.dataset.data });
  script.onerror = () => {
    root.hidden = true;
    document.querySelector(".graph-failed").hidden = false;
  };
  document.head.append(script);
}
