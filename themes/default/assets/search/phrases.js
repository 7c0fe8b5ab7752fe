// Phrases in quotation marks: of the first results, those whose text has them. Loaded when a reader asks for one.
{
  const { wordOf, runs, fold } = carnetEngine;
  const MOST = 40;

  // `textOf` gives the text of a document by its number, or nothing.
  globalThis.carnetPhrases = async ({ results, phrases }, textOf) => {
    const has = async ({ id }) => {
      const words = [...((await textOf(id)) ?? "").matchAll(runs)].map(([run]) => fold(wordOf(run)));
      const text = ` ${words.join(" ")} `;
      return phrases.every((phrase) => text.includes(` ${phrase.join(" ")} `));
    };
    const first = results.slice(0, MOST);
    const kept = await Promise.all(first.map(has));
    return first.filter((_, at) => kept[at]);
  };
}
