// The colour scheme: the system's, unless the reader chose one. Loaded before the page is painted, so nothing flashes.
// It also says that scripts run, before anything is painted: what needs them is shown from the beginning.
{
  const root = document.documentElement;
  root.classList.add("scripts");
  const kept = () => {
    try {
      return localStorage.getItem("carnet-scheme");
    } catch {
      return null; // storage refused: the system decides
    }
  };
  const apply = (choice) => {
    if (choice === "light" || choice === "dark") root.dataset.scheme = choice;
    else delete root.dataset.scheme;
  };
  apply(kept());

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".scheme-button");
    if (!button) return;
    const menu = document.createElement("fieldset");
    button.hidden = !("popover" in menu);
    menu.id = "c-scheme";
    menu.className = "scheme";
    menu.popover = "auto";
    const legend = document.createElement("legend");
    legend.textContent = button.textContent;
    menu.append(legend);
    for (const scheme of ["auto", "light", "dark"]) {
      const [label, input] = ["label", "input"].map((name) => document.createElement(name));
      Object.assign(input, { type: "radio", name: "scheme", value: scheme });
      label.append(input, ` ${button.dataset[scheme]}`);
      menu.append(label);
    }
    button.popoverTargetElement = menu;
    button.after(menu);
    const show = () => {
      for (const input of menu.querySelectorAll("input")) input.checked = input.value === (root.dataset.scheme ?? "auto");
    };
    show();
    menu.addEventListener("change", (event) => {
      apply(event.target.value);
      try {
        localStorage.setItem("carnet-scheme", event.target.value);
      } catch {
        // storage refused: the choice holds for this page
      }
    });
    // Another tab chose.
    addEventListener("storage", (event) => {
      if (event.key !== "carnet-scheme") return;
      apply(event.newValue);
      show();
    });
  });
}
