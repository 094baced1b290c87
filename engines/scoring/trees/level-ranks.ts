import type { CategoryColumn } from '../data/table.ts';

/** How many average rows are added to each level before its rate is taken: a rare level stands near the average. */
const priorRows = 20;

/**
 * Levels in order of rising bad rate, which is the order in which the best split of a category is found by one scan
 * (Fisher 1958; Breiman et al. 1984, section 4.2). The rarest levels beyond `most` are left out: they count as unseen.
 */
export function rankLevels({ codes, levels }: CategoryColumn, bad: ArrayLike<number>, most: number): readonly string[] {
  const counts = new Float64Array(levels.length);
  const bads = new Float64Array(levels.length);
  let [rows, allBads] = [0, 0];
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row]!;
    rows += 1;
    allBads += bad[row]!;
    if (code < 0) continue;
    counts[code]! += 1;
    bads[code]! += bad[row]!;
  }
  const average = rows === 0 ? 0 : allBads / rows;
  const rate = (code: number): number => (bads[code]! + priorRows * average) / (counts[code]! + priorRows);
  return Array.from(levels.keys())
    .filter((code) => counts[code]! > 0)
    .sort((a, b) => counts[b]! - counts[a]! || a - b)
    .slice(0, most)
    .sort((a, b) => rate(a) - rate(b) || a - b)
    .map((code) => levels[code]!);
}
