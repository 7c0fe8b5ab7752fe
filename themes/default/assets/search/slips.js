// What was meant where a word is typed wrong: loaded when a word finds nothing.
{
  // Letters that are left out, doubled, replaced or exchanged between two words; more than `most` are not counted. Of the table of
  // all beginnings of both words only the cells near its diagonal can hold `most` or less.
  let [before, last, row] = [0, 0, 0].map(() => new Uint8Array(64));
  const slips = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    for (let j = 0; j <= b.length; j++) last[j] = j;
    for (let i = 1; i <= a.length; i++) {
      const from = Math.max(1, i - most), to = Math.min(b.length, i + most);
      let least = (row[from - 1] = from > 1 ? most + 1 : i);
      for (let j = from; j <= to; j++) {
        let count = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
        if (row[j - 1] + 1 < count) count = row[j - 1] + 1;
        if (j < i + most && last[j] + 1 < count) count = last[j] + 1;
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && before[j - 2] + 1 < count) count = before[j - 2] + 1;
        row[j] = count;
        if (count < least) least = count;
      }
      if (least > most) return least;
      [before, last, row] = [last, row, before];
    }
    return last[b.length];
  };

  // The words with the fewest slips, one at most, two in a long word; those of titles where there are any. `words` are a word, whether
  // a title has it, and the word without accents.
  globalThis.carnetSlips = (typed, words) => {
    let most = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
    let nearest = [];
    for (const [word, isInTitle, plain] of most ? words : []) {
      const count = slips(typed, plain, most);
      if (count < most) [most, nearest] = [count, []];
      if (count <= most) nearest.push([word, isInTitle]);
    }
    const ofTitles = nearest.filter(([, isInTitle]) => isInTitle);
    return (ofTitles.length ? ofTitles : nearest).slice(0, 5).map(([word]) => word);
  };
}
