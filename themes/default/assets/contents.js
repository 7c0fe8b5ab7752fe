// The table of contents marks the place, the path shows its own; a folded part opens when an address leads to it.
{
  const links = new Map();
  for (const link of document.querySelectorAll(".side a[href^='#']")) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
  const headings = [...links.keys()];

  // In a list longer than the window, without moving the page, nor the list under a reader who walks it with the keyboard.
  const keepInSight = (place) => {
    const side = place?.closest(".side");
    if (!side || side.scrollHeight <= side.clientHeight || side.querySelector(":focus-visible")) return;
    const down = place.getBoundingClientRect().top - side.getBoundingClientRect().top;
    if (down < 0 || down > side.clientHeight - 64) side.scrollTop += down - side.clientHeight / 2;
  };
  keepInSight(document.querySelector(".path li [aria-current]"));

  // The place is the last heading above the upper quarter of the window.
  let marked = null;
  const mark = () => {
    let place = null;
    for (const heading of headings) {
      if (heading.getBoundingClientRect().top > innerHeight / 4) break;
      place = links.get(heading);
    }
    if (place === marked) return;
    marked?.removeAttribute("aria-current");
    place?.setAttribute("aria-current", "location");
    marked = place;
    keepInSight(place);
  };
  let asked = false;
  const ask = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      mark();
    });
  };
  if (headings.length) {
    addEventListener("scroll", ask, { passive: true });
    addEventListener("resize", ask);
    mark();
  }

  // Beside the text a list stands open, without the words that unfold it; above it, it folds again once a place is chosen.
  for (const list of document.querySelectorAll(".side > details")) {
    const words = list.querySelector("summary");
    let beside = false;
    const follow = () => {
      const now = getComputedStyle(words).display === "none";
      if (now !== beside) list.open = now;
      beside = now;
    };
    addEventListener("resize", follow);
    follow();
    list.addEventListener("click", (event) => {
      if (!beside && event.target.closest("a")) list.open = false;
    });
  }

  const open = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = target?.closest?.("details");
    if (folded && !folded.closest(".side")) folded.open = true;
  };
  addEventListener("hashchange", open);
  open();
}
