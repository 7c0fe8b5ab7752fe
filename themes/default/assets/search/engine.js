// Reads the search index and ranks what it finds. The rules of words and digits are those of carnet's `src/search`.
// Files of the index call `carnetSearch` with their name and data: so they are read from a disk too.
{
  const folder = new URL("../search-index/", document.currentScript.src);
  const waiting = new Map();
  globalThis.carnetSearch = (name, data) => waiting.get(name)?.answer(data);

  // Most words of a query; results below which some that lack a word are added.
  const MOST_WORDS = 12, FEW = 10;
  // What another word counts for: one that begins as the one asked for, one of its family.
  const SAME = 0.6, KIN = 0.3;

  const load = (name) => {
    let file = waiting.get(name);
    if (!file) {
      file = {};
      file.promise = new Promise((answer, refuse) => {
        file.answer = answer;
        const script = document.createElement("script");
        script.src = new URL(`${name}.js`, folder);
        script.onerror = () => {
          waiting.delete(name);
          refuse(new Error(name));
        };
        document.head.append(script);
      });
      waiting.set(name, file);
    }
    return file.promise;
  };

  // Numbers: see `src/search/digits.rs`.
  const digitOf = new Uint8Array(128);
  for (let code = 33, digit = 0; code < 127; code++) if (![34, 42, 61, 92].includes(code)) digitOf[code] = digit++;
  const reader = (text, at = 0) => {
    const digit = () => digitOf[text.charCodeAt(at++)];
    const number = () => {
      const first = digit();
      if (first < 70) return first;
      if (first < 88) return 70 + (first - 70) * 90 + digit();
      if (first === 88) return 1690 + digit() * 90 + digit();
      let value = 0;
      for (let place = 0; place < 5; place++) value = value * 90 + digit();
      return value;
    };
    return { digit, number, more: () => at < text.length };
  };
  const frontCoded = () => {
    let last = "";
    return (word) => (last = last.slice(0, digitOf[word.charCodeAt(0)]) + word.slice(1));
  };

  // Words: see `src/search/words.rs`. Of a word in inclusive writing the first form is searched for.
  const letters = "[\\p{Alphabetic}\\p{M}\\p{N}]+";
  const runs = new RegExp(`${letters}(?:['’ʼ·•‧⋅]${letters})*`, "gu");
  const elided = /^(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)'/;
  const wordOf = (run) => {
    let word = run.normalize("NFC").toLowerCase().replace(/\p{DI}/gu, "").replace(/[’ʼ]/g, "'").split(/[·•‧⋅]/)[0];
    while (elided.test(word)) word = word.replace(elided, "");
    return word;
  };
  const wordsOf = (text) => (text.match(runs) ?? []).map(wordOf).filter((word) => word && word.length <= 60);
  const fold = (word) =>
    /[^\0-\x7f]/.test(word) ? word.normalize("NFKD").replace(/\p{M}/gu, "").replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/ß/g, "ss") : word;
  const stem = (language, word) => carnetStems[language]?.(word) ?? word;

  let entrance, opening;
  const open = () => (opening ??= read());
  const read = async () => {
    const file = await load("index");
    await Promise.all(file.languages.filter(Boolean).map((language) => carnetLoad(`stems/${language}`)));
    entrance = file;
    const shards = entrance.shards.split(" ").slice(1);
    entrance.froms = shards.filter((_, at) => at % 2 === 0);
    entrance.names = shards.filter((_, at) => at % 2);
    return entrance;
  };

  // The shard that has a key: the last one that begins before it.
  const placeOf = (key) => {
    let low = 0, high = entrance.froms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (entrance.froms[middle] <= key) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  const parsed = new Map();
  const shardAt = async (place) => {
    const name = entrance.names[place];
    if (!name) return new Map();
    const text = await load(name);
    if (!parsed.has(name)) {
      const entries = new Map();
      const parts = text.split(" ");
      const word = frontCoded();
      for (let at = 0; at + 1 < parts.length; at += 2) {
        const form = word(parts[at]);
        const key = fold(form);
        if (!entries.has(key)) entries.set(key, []);
        entries.get(key).push({ form, value: parts[at + 1] });
      }
      parsed.set(name, entries);
    }
    return parsed.get(name);
  };

  const entriesOf = async (key) => (await shardAt(placeOf(key))).get(key) ?? [];
  const plain = (entries) => entries.filter((entry) => entry.value[0] !== "=");

  // An entry's documents with impacts and sections; `count` is that of all, also where a common term lists a few.
  const postings = (entry) => {
    if (entry.ids) return entry;
    const isCommon = entry.value[0] === "*";
    const read = reader(entry.value, isCommon ? 1 : 0);
    const count = isCommon && read.number();
    const ids = [], impacts = [], sections = [];
    for (let id = 0; read.more();) {
      ids.push((id += read.number()));
      const digit = read.digit();
      const section = Math.floor(digit / 9);
      impacts.push(digit % 9);
      sections.push(section < 9 ? section : 9 + read.number());
    }
    return Object.assign(entry, { count: count || ids.length, ids, impacts, sections });
  };

  // What a word finds: entries with their weights. An accent typed right counts for more.
  const lookUp = async (word, isPrefix) => {
    const found = new Map();
    const add = (entry, weight) => found.set(entry, Math.max(weight, found.get(entry) ?? 0));
    const forms = new Set(entrance.languages.map((language) => stem(language, word)));
    for (const form of forms) {
      const entries = await entriesOf(fold(form));
      for (const entry of plain(entries)) add(entry, entry.form === form ? 1 : 0.9);
      const meant = entries.filter((entry) => entry.value[0] === "=").flatMap((entry) => entry.value.slice(1).split("="));
      for (const other of meant) for (const entry of plain(await entriesOf(fold(other)))) if (entry.form === other) add(entry, 0.9);
    }
    const key = fold([...forms][0]);
    if (isPrefix) {
      const begun = fold(word);
      const longer = [];
      const first = placeOf(begun);
      for (let place = first; place < first + 3; place++) {
        if (place > first && !entrance.froms[place]?.startsWith(begun)) break;
        for (const [key, entries] of await shardAt(place)) if (key.startsWith(begun)) longer.push(...plain(entries));
      }
      longer.sort((a, b) => b.value.length - a.value.length);
      for (const entry of longer.slice(0, 40)) add(entry, SAME);
      // The stem may be shorter than what is typed: « évaluati ».
      for (let end = begun.length - 1; !found.size && end > Math.max(3, begun.length * 0.4); end--) {
        for (const entry of plain(await entriesOf(begun.slice(0, end)))) add(entry, SAME);
      }
    }
    // Words of the same family have most of the stem in common: « approuver », « approbation ».
    const family = key.slice(0, Math.max(4, Math.round(key.length * 0.8)));
    if (key.length >= 4) {
      for (const [other, entries] of await shardAt(placeOf(family))) {
        if (other.startsWith(family)) for (const entry of plain(entries)) add(entry, KIN);
      }
    }
    return found;
  };

  // The known words that look most like what is typed.
  let known;
  const corrections = async (typed) => {
    const [words] = await Promise.all([load(entrance.words), carnetLoad("slips")]);
    const word = frontCoded();
    known ??= words.trim().split(" ").map((part) => [word(part.replace("=", "")), part.endsWith("=")]).map(([word, isInTitle]) => [word, isInTitle, fold(word)]);
    return carnetSlips(fold(typed), known);
  };

  // What each word of a query finds; a word that nothing has is taken for those that look most like it.
  const gather = (words, isBegun) => {
    const corrected = [], missing = [];
    const each = async (word, index) => {
      const found = await lookUp(word, isBegun && index === words.length - 1);
      if (![...found.values()].some((weight) => weight >= SAME)) {
        const meant = await corrections(word);
        if (meant.length) corrected.push([word, meant]);
        else missing.push(word);
        for (const other of meant) {
          for (const [entry, weight] of await lookUp(other)) if (weight >= SAME) found.set(entry, weight * 0.8);
        }
      }
      return [...found].map(([entry, weight]) => [postings(entry), weight]);
    };
    return Promise.all(words.map(each)).then((found) => ({ found, corrected, missing }));
  };

  // Adds up what words say of each document: `score`, and `share`, what it has of the query's weight. What most documents have is
  // asked of none. What is added up is in arrays that serve every query.
  let sums;
  const add = (found) => {
    sums ??= { touched: [], sections: new Uint16Array(1 << entrance.bits), had: new Uint8Array(1 << entrance.bits) };
    const [score, share, best, impact, has] = (sums.all ??= [0, 0, 0, 0, 0].map(() => new Float32Array(1 << entrance.bits)));
    const { touched, sections, had } = sums;
    for (const id of touched) score[id] = share[id] = best[id] = had[id] = 0;
    touched.length = 0;
    const forms = new Set();
    let rare = 0;
    for (const entries of found) {
      const count = Math.max(0, ...entries.map(([entry, weight]) => (weight >= SAME ? entry.count : 0)));
      const isRare = count * 2 <= entrance.documents;
      const idf = Math.log(1 + (entrance.documents - count + 0.5) / (count + 0.5));
      const met = [];
      for (const [{ form, ids, impacts, sections: places }, weight] of entries) {
        const isSame = weight >= SAME;
        if (isRare && isSame) forms.add(form);
        for (let at = 0; at < ids.length; at++) {
          const id = ids[at], value = weight * (impacts[at] + 0.5) * idf;
          if (!impact[id]) met.push(id);
          if (isSame) has[id] = 1;
          if (value > impact[id]) impact[id] = value;
          if (value > best[id]) {
            best[id] = value;
            sections[id] = places[at];
          }
        }
      }
      for (const id of met) {
        if (!score[id]) touched.push(id);
        score[id] += impact[id];
        share[id] += has[id] ? idf : idf * KIN;
        if (isRare) had[id] += has[id];
        impact[id] = has[id] = 0;
      }
      rare += isRare;
    }
    return { score, share, sections, touched, forms, hasAll: (id) => had[id] === rare };
  };

  // The documents with the highest values first, by a sort of plain numbers: the value before the number of the document.
  const ranked = (ids, valueOf) => {
    const size = 1 << entrance.bits;
    const keys = Float64Array.from(ids, (id) => Math.floor(valueOf(id) * 4096) * size + size - 1 - id).sort().reverse();
    return Array.from(keys, (key) => size - 1 - (key % size));
  };

  // Gives `results`, documents with their section, best first: `all` that have all the words, then, where they are few, the nearest others.
  // `wanted` are sets to be in, `days` what to order by.
  const search = async (query, { isTyping = false, wanted = [], days } = {}) => {
    await open();
    const all = [...new Set(wordsOf(query))];
    const telling = all.filter((word) => !entrance.small.includes(word));
    const words = (telling.length ? telling : all).slice(0, MOST_WORDS);
    const quoted = [...query.matchAll(/["«“]([^"»”]+)["»”]/g)].map((match) => wordsOf(match[1]).map(fold));
    const { found, corrected, missing } = await gather(words, isTyping && words.at(-1) === all.at(-1) && new RegExp(`${letters}$`, "u").test(query));
    const { score, share, sections, touched, forms, hasAll } = add(found);
    const candidates = words.length ? touched : [...(wanted[0] ?? [])];
    const kept = wanted.length ? candidates.filter((id) => wanted.every((set) => set.has(id))) : candidates;
    const rank = (ids) => ranked(ids, (id) => (days ? days.get(id) : score[id] * share[id]));
    const complete = kept.filter(hasAll);
    const lacking = FEW - complete.length;
    const nearest = lacking > 0 ? rank(kept.filter((id) => !hasAll(id))).slice(0, lacking) : [];
    const results = [...rank(complete), ...rank(nearest)].map((id) => ({ id, section: sections[id] }));
    return { results, all: complete.length, corrected, missing, forms, phrases: quoted.filter((words) => words.length > 1) };
  };

  const cards = new Map();
  const card = async (id) => {
    if (!cards.has(id)) {
      const block = id >>> (entrance.bits - entrance.block_bits);
      const name = entrance.cards.slice(block * 6, block * 6 + 6);
      for (const [number, kind, title, address, summary, notebooks, date, language, length, headings] of await load(`c${block}-${name}`)) {
        cards.set(number, { kind, title, address, summary, notebooks, date, language, length, headings });
      }
    }
    return cards.get(id);
  };

  globalThis.carnetEngine = { open, load, reader, search, card, wordsOf, wordOf, runs, fold, stem, languages: () => entrance.languages };
}
