// What results can be narrowed by and sorted by, on the page of search: loaded when a reader opens it.
{
  const { load, reader } = carnetEngine;
  const language = document.documentElement.lang;
  const languages = new Intl.DisplayNames(language, { type: "language" });

  // The numbers of the documents of each value of a filter, and the day of each document's last change.
  const known = new Map();
  const filter = async (name, file) => {
    if (!known.has(name)) {
      known.set(name, new Map((await load(file)).map(([value, text]) => {
        const read = reader(text);
        const ids = new Set();
        for (let id = 0; read.more();) ids.add((id += read.number()));
        return [value, ids];
      })));
    }
    return known.get(name);
  };
  const daysIn = async (file) => {
    const days = new Map();
    const read = reader(await load(file));
    for (let id = 0; read.more();) days.set((id += read.number()), read.number());
    return days;
  };

  // Fills `place`; `chosen` are the values that are asked for by filter, `run` searches again. Gives what is called with what was found,
  // to count, with what a search is narrowed by.
  globalThis.carnetFilters = (place, { say, kinds, filters, chosen, run, hasQuery, sort }) => {
    const option = (value, textContent) => Object.assign(document.createElement("option"), { value, textContent });
    const labelled = (key, select) => {
      const label = document.createElement("label");
      const words = document.createElement("span");
      words.textContent = say(key);
      label.append(words, select);
      return label;
    };
    const words = { kind: (value) => kinds[value], language: (value) => languages.of(value) };
    const selects = new Map();
    const files = new Map(filters);
    const row = document.createElement("div");
    row.className = "search-selects";
    for (const [name] of filters.filter(([name]) => name !== "days")) {
      const select = document.createElement("select");
      select.name = name;
      select.addEventListener("change", () => {
        if (select.value) chosen.set(name, [select.value]);
        else chosen.delete(name);
        run();
      });
      selects.set(name, select);
      row.append(labelled(`by_${name}`, select));
    }
    const order = document.createElement("select");
    order.name = "sort";
    order.append(option("", say("by_relevance")), option("date", say("by_date")));
    order.value = sort ?? "";
    order.addEventListener("change", () => run());
    row.append(labelled("sort", order));
    place.append(row);

    const fill = async (found) => {
      const results = new Set(found?.results.map(({ id }) => id));
      for (const [name, select] of selects) {
        const picked = chosen.get(name)?.[0] ?? "";
        const counted = [...(await filter(name, files.get(name)))].map(([value, ids]) => [
          value,
          hasQuery() ? [...ids].filter((id) => results.has(id)).length : ids.size,
        ]);
        const shown = counted.filter(([value, count]) => count || value === picked);
        shown.sort((a, b) => (name === "year" ? b[0] - a[0] : b[1] - a[1] || a[0].localeCompare(b[0], language)));
        select.replaceChildren(
          option("", say("any")),
          ...shown.map(([value, count]) => option(value, `${words[name]?.(value) ?? value} (${count.toLocaleString(language)})`)),
        );
        select.value = picked;
      }
    };
    fill.narrowing = async () => {
      const sets = [...chosen].map(async ([name, values]) => {
        const of = await filter(name, files.get(name));
        return new Set(values.flatMap((value) => [...(of.get(value) ?? [])]));
      });
      return { wanted: await Promise.all(sets), days: order.value && (await daysIn(files.get("days"))) };
    };
    return fill;
  };
}
