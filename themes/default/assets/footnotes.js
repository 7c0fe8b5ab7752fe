// A footnote shown beside its number for whoever rests on it, with the mouse or by keyboard, or taps it: its text is that of the
// page's own footnotes. A second tap, a click and Enter lead to it as without a script; Escape takes it away.
{
  const WAIT = 200;
  const style = document.currentScript.src.replace("footnotes.js", "footnotes.css");
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const linkOf = ({ target }) => target.closest?.(".footnote-ref a");
  // Where only a part of a text is embedded its footnotes are on another page.
  const noteOf = (link) => (link.getAttribute("href").startsWith("#") ? document.getElementById(decodeURIComponent(link.hash.slice(1))) : null);

  let box, link, showing, hiding;
  const hide = () => {
    clearTimeout(showing);
    clearTimeout(hiding);
    link?.removeAttribute("aria-describedby");
    link = null;
    if (box?.matches(":popover-open")) box.hidePopover();
    box?.remove();
  };
  const place = () => {
    const { left, top, bottom } = link.getClientRects()[0];
    const { width, height } = box.getBoundingClientRect();
    const below = bottom + height + 8 < innerHeight || top < height + 8;
    box.style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8)) + scrollX}px`;
    box.style.top = `${(below ? bottom + 6 : top - height - 6) + scrollY}px`;
  };
  const show = async (wanted) => {
    if (!box) {
      box = make("div", { className: "footnote", id: "c-footnote", popover: "manual" });
      box.setAttribute("role", "note");
      await new Promise((onload) => document.head.append(make("link", { rel: "stylesheet", href: style, onload, onerror: onload })));
    }
    const note = link === wanted && noteOf(wanted);
    if (!note) return;
    const copy = note.cloneNode(true);
    for (const part of copy.querySelectorAll(".footnote-back")) part.remove();
    for (const part of copy.querySelectorAll("[id]")) part.removeAttribute("id");
    box.replaceChildren(...copy.childNodes);
    // Behind its number, so that a link in it is the next stop.
    wanted.closest("sup").after(box);
    box.showPopover();
    place();
    wanted.setAttribute("aria-describedby", box.id);
  };
  const ask = (wanted, wait) => {
    clearTimeout(hiding);
    if (wanted === link || !noteOf(wanted)) return;
    hide();
    link = wanted;
    showing = setTimeout(show, wait, wanted);
  };
  const isWithin = (target) => target === link || box?.contains(target);

  if ("popover" in HTMLElement.prototype) {
    addEventListener("pointerover", (event) => {
      if (event.pointerType !== "mouse") return;
      const over = linkOf(event);
      clearTimeout(hiding);
      if (over) ask(over, WAIT);
      else if (link && !box?.contains(event.target)) hiding = setTimeout(hide, WAIT);
    });
    addEventListener("focusin", (event) => {
      const over = linkOf(event);
      if (over?.matches(":focus-visible")) ask(over, 0);
      else if (link && !isWithin(event.target)) hide();
    });
    addEventListener("click", (event) => {
      const over = linkOf(event);
      const isTap = over && event.pointerType !== "mouse" && event.pointerType;
      if (isTap && over !== link && noteOf(over)) {
        event.preventDefault();
        ask(over, 0);
      } else if (link && !box?.contains(event.target)) hide();
    });
    addEventListener("keydown", (event) => event.key === "Escape" && hide());
    addEventListener("resize", hide);
  }
}
