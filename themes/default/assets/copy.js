// Copy buttons for code and citations. The words come from the page's language, on the script element itself.
{
  const { copy, copied } = document.currentScript.dataset;
  const say = document.createElement("p");
  say.className = "visually-hidden";
  say.setAttribute("role", "status");

  const add = (parts) => {
    for (const { text, place, button = document.createElement("button") } of parts) {
      button.type = "button";
      button.className = "copy";
      button.textContent = copy;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(text);
        button.textContent = say.textContent = copied;
        setTimeout(() => {
          button.textContent = copy;
          say.textContent = "";
        }, 2000);
      });
      place.append(button);
    }
  };

  // The clipboard is only there on https and on this machine.
  if (navigator.clipboard) {
    add([...document.querySelectorAll(".code")].map((place) => ({ place, text: place.querySelector("code").textContent })));
    add([...document.querySelectorAll("[data-copy]:not(script)")].map((place) => ({ place, text: place.textContent.trim() })));
    document.body.append(say);
  }
}
