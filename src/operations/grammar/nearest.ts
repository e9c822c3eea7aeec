/** The candidate that is spelled most like a text; null where none is near. */
export function nearest(
  text: string,
  candidates: readonly string[]
): string | null {
  const best = candidates
    .map(candidate => ({ candidate, edits: edits(text, candidate) }))
    .sort((a, b) => a.edits - b.edits)[0];
  return best && best.edits <= Math.max(2, best.candidate.length / 2)
    ? best.candidate
    : null;
}

/**
 * How many letters to change, add, take away or swap with the next one
 * (Damerau and Levenshtein, by "optimal string alignment").
 */
function edits(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next.push(
        Math.min(
          row[j]! + 1,
          next[j - 1]! + 1,
          row[j - 1]! + same,
          swapped ? before[j - 2]! + 1 : Infinity
        )
      );
    }
    before = row;
    row = next;
  }
  return row[b.length]!;
}
