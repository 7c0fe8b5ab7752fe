// Citations to download, links to the parts of the text, and the button that prints the page. The words come from the page's language, on the script element
// itself. A file is made when it is asked for, so that no note needs files beside it.
{
  const { download, permalink } = document.currentScript.dataset;

  const save = (text, { file, type }) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = file;
    link.click();
    // The browser has taken it by then.
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  for (const place of document.querySelectorAll("[data-file]")) {
    const text = place.querySelector("code").textContent + "\n";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = download;
    button.setAttribute("aria-label", `${download} ${place.dataset.file}`);
    button.addEventListener("click", () => save(text, place.dataset));
    place.append(button);
  }

  // A heading is named by its words alone, the link by what it is and these words.
  document.querySelectorAll(".prose :is(h2, h3, h4)[id]").forEach((heading, at) => {
    const words = document.createElement("span");
    words.id = `c-words-${at + 1}`;
    words.append(...heading.childNodes);
    const link = document.createElement("a");
    link.className = "permalink";
    link.id = `c-link-${at + 1}`;
    link.href = `#${encodeURIComponent(heading.id)}`;
    link.textContent = "#";
    link.setAttribute("aria-label", permalink);
    link.setAttribute("aria-labelledby", `${link.id} ${words.id}`);
    heading.setAttribute("aria-labelledby", words.id);
    heading.append(words, " ", link);
  });

  const print = document.querySelector("[data-print]");
  if (print) {
    print.hidden = false;
    print.querySelector("button").addEventListener("click", () => window.print());
  }
}
