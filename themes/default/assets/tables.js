// Tables that are wider than their place: a button shows one on the whole screen. The table itself is moved there and back, so that
// what leads into it still does.
{
  const words = document.currentScript.dataset;
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  for (const frame of document.querySelectorAll(".table-wide")) {
    const button = make("button", { type: "button", className: "copy enlarge", textContent: words.enlarge, hidden: true });
    button.lang = document.documentElement.lang;
    frame.after(button);
    const fit = () => {
      if (frame.parentElement === button.parentElement) button.hidden = frame.scrollWidth <= frame.clientWidth;
    };
    new ResizeObserver(fit).observe(frame);
    button.addEventListener("click", () => {
      const dialog = make("dialog", { className: "table-dialog" });
      dialog.setAttribute("aria-label", frame.getAttribute("aria-label"));
      const close = make("button", { type: "button", className: "copy", textContent: words.close });
      close.lang = button.lang;
      close.addEventListener("click", () => dialog.close());
      // Meanwhile the page is shorter, which may have moved it; turned, a screen may be wide enough for the table.
      const place = scrollY;
      dialog.addEventListener("close", () => {
        button.before(frame);
        dialog.remove();
        fit();
        scrollTo({ top: place, behavior: "instant" });
        (button.hidden ? frame : button).focus();
      });
      button.after(dialog);
      dialog.append(close, frame);
      dialog.showModal();
    });
  }
}
