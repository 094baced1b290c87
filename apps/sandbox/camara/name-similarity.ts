/**
 * How a carrier compares names and documents: width, case, accents, spaces and the dots and hyphens inside names do
 * not count. CAMARA leaves normalisation to each operator (KnowYourCustomerMatch #157).
 */
export function normalised(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[\s\p{Punctuation}]/gu, '');
}

/** Similarity of two texts in whole percent, 0 to 99: Jaro-Winkler, which CAMARA names as the default score. */
export function matchScore(given: string, stored: string): number {
  const [a, b] = [[...normalised(given)], [...normalised(stored)]];
  return Math.min(99, Math.floor(jaroWinkler(a, b) * 100));
}

/** W. E. Winkler (1990): Jaro's measure, raised by a tenth per common leading character, four at most. */
export function jaroWinkler(a: readonly string[], b: readonly string[]): number {
  const base = jaro(a, b);
  let prefix = 0;
  while (prefix < Math.min(4, a.length, b.length) && a[prefix] === b[prefix]) prefix += 1;
  return base + prefix * 0.1 * (1 - base);
}

/** M. A. Jaro (1989). */
function jaro(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 1 : 0;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Set<number>();
  const fromA: string[] = [];
  a.forEach((character, index) => {
    for (let place = Math.max(0, index - reach); place <= Math.min(b.length - 1, index + reach); place += 1) {
      if (taken.has(place) || b[place] !== character) continue;
      taken.add(place);
      fromA.push(character);
      return;
    }
  });
  const common = fromA.length;
  if (common === 0) return 0;
  const fromB = [...taken].toSorted((x, y) => x - y).map((place) => b[place]);
  const transpositions = fromA.filter((character, index) => character !== fromB[index]).length / 2;
  return (common / a.length + common / b.length + (common - transpositions) / common) / 3;
}
