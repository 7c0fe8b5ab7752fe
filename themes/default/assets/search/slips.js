// What was meant where a word is typed wrong: loaded when a word finds nothing.
{
  // Letters that are left out, doubled, replaced or exchanged between two words; more than `most` are not counted.
  const slips = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [], last = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      before = last;
      last = row;
    }
    return last[b.length];
  };

  // The words with the fewest slips, one at most, two in a long word; those of titles where there are any. `words` are pairs of a word
  // and whether a title has it.
  globalThis.carnetSlips = (typed, words, fold) => {
    let most = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
    let nearest = [];
    for (const [word, isInTitle] of most ? words : []) {
      const count = slips(typed, fold(word), most);
      if (count < most) [most, nearest] = [count, []];
      if (count <= most) nearest.push([word, isInTitle]);
    }
    const ofTitles = nearest.filter(([, isInTitle]) => isInTitle);
    return (ofTitles.length ? ofTitles : nearest).slice(0, 5).map(([word]) => word);
  };
}
