// What a link leads to, shown beside it for whoever rests on it, with the mouse or by keyboard: title, notebook, first lines, read from
// the page itself. Not where data is spared, not from a disk; Escape takes it away. The definition of a term of the lexicon stands in
// the page that uses it: it is shown everywhere, and at a first touch too.
{
  const WAIT = 350, LENGTH = 260;
  const spares = navigator.connection?.saveData || matchMedia("(prefers-reduced-data: reduce)").matches;
  const style = document.currentScript.src.replace("previews.js", "previews.css");
  const pages = new Map();
  const mayFetch = !spares && location.protocol !== "file:";
  const glossary = document.querySelector(".glossary");
  const terms = new Map([...glossary?.querySelectorAll("dt a") ?? []].map((term) => [term.href, term]));
  const addressOf = (link) => link.href.replace(/#.*/, "");
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

  const read = async (address) => {
    const answer = await fetch(address);
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  };
  const shorten = (text) => {
    const words = text.trim().replace(/\s+/g, " ");
    return words.length > LENGTH ? `${words.slice(0, words.lastIndexOf(" ", LENGTH))} …` : words;
  };
  // Of a section its heading and first paragraph, of a page its title and lead.
  const parts = (page, hash) => {
    const part = hash ? page.getElementById(decodeURIComponent(hash.slice(1))) : null;
    const heading = part && /^H[2-6]$/.test(part.tagName) ? part : null;
    let text = heading ? heading.nextElementSibling : part;
    while (heading && text && text.tagName !== "P") text = /^H[1-6]$/.test(text.tagName) ? null : text.nextElementSibling;
    text ??= page.querySelector(".lead") ?? page.querySelector(".prose p");
    return {
      title: page.querySelector("h1")?.textContent,
      section: heading?.textContent,
      about: page.querySelector(".trail li:last-child")?.textContent,
      text: text && shorten(text.textContent),
      language: page.querySelector("article[lang], .prose[lang]")?.lang,
    };
  };

  const defined = (term) => ({
    title: term.textContent,
    text: term.closest("div").querySelector("dd").textContent,
    language: term.lang || document.documentElement.lang,
  });
  const partsOf = async (link) => {
    const address = addressOf(link);
    if (terms.has(address)) return defined(terms.get(address));
    if (!pages.has(address)) pages.set(address, read(address).catch(() => null));
    const page = await pages.get(address);
    return page ? parts(page, link.hash) : {};
  };

  // A link that the keyboard or a touch leads to may be scrolled into sight, under a mouse that rests: its box stays beside it.
  let box, link, stays, showing, hiding;
  const hide = () => {
    clearTimeout(showing);
    clearTimeout(hiding);
    link?.removeAttribute("aria-describedby");
    link = null;
    if (box) box.hidden = true;
  };
  const place = () => {
    const { left, top, bottom } = link.getClientRects()[0];
    const { width, height } = box.getBoundingClientRect();
    const below = bottom + height + 8 < innerHeight || top < height + 8;
    box.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8)) + scrollX}px`;
    box.style.top = `${(below ? bottom + 6 : top - height - 6) + scrollY}px`;
  };
  const show = async (wanted, hint) => {
    const { title, section, about, text, language } = await partsOf(wanted);
    if (link !== wanted || !title) return;
    if (!box) {
      await new Promise((onload) => document.head.append(make("link", { rel: "stylesheet", href: style, onload, onerror: onload })));
      box = make("div", { className: "preview", id: "c-preview", role: "tooltip", hidden: true });
      box.addEventListener("pointerleave", hide);
      document.querySelector("main").append(box);
    }
    if (link !== wanted) return;
    box.replaceChildren(
      make("strong", { textContent: section ? `${title} › ${section}` : title }),
      ...(about ? [make("span", { className: "meta", textContent: about })] : []),
      ...(text ? [make("p", { textContent: text })] : []),
      ...(hint ? [make("span", { className: "meta", textContent: hint })] : []),
    );
    box.lang = language ?? document.documentElement.lang;
    box.hidden = false;
    place();
    wanted.setAttribute("aria-describedby", box.id);
  };
  const ask = (wanted, willStay) => {
    clearTimeout(hiding);
    if (wanted === link) return;
    hide();
    link = wanted;
    stays = willStay;
    showing = setTimeout(show, WAIT, wanted);
  };

  if (mayFetch || terms.size) {
    const linkOf = ({ target }) => {
      const over = target.closest?.(".prose a.internal:not([href^='#'])");
      return over && (mayFetch || terms.has(addressOf(over))) ? over : null;
    };
    // A first touch shows the definition, a second one follows the link.
    addEventListener("click", (event) => {
      const over = event.pointerType === "touch" && linkOf(event);
      if (!over || !terms.has(addressOf(over)) || (over === link && box && !box.hidden)) return;
      event.preventDefault();
      hide();
      link = over;
      stays = true;
      show(over, glossary.dataset.hint);
    });
    addEventListener("pointerover", (event) => {
      const over = event.pointerType === "mouse" && linkOf(event);
      clearTimeout(hiding);
      const isAtRest = stays && event.pointerType === "mouse";
      if (over) ask(over, false);
      else if (link && !isAtRest && !event.target.closest?.(".preview")) hiding = setTimeout(hide, WAIT / 2);
    });
    addEventListener("focusin", (event) => {
      const over = linkOf(event);
      if (over?.matches(":focus-visible")) ask(over, true);
      else hide();
    });
    addEventListener("keydown", (event) => event.key === "Escape" && hide());
    addEventListener("scroll", () => stays || hide(), { passive: true });
    addEventListener("resize", hide);
  }
}
