import type { Locale } from '@lendline/kernel';
import type { BacktestFigures, RuleFigures } from '@lendline/strategy';
import { percent, words } from './result-text.ts';

interface Named {
  readonly name: string;
  readonly figures: BacktestFigures;
}

interface Range {
  readonly low: number;
  readonly high: number;
}

const width = 480;
const left = 96;
const plot = width - left - 16;

/** A bar over all applications: approved by both, by A alone, by B alone, by neither. */
export function swapPicture({ applications, swap }: BacktestFigures, locale: Locale): string {
  const parts = [
    { group: swap.both, word: words.both, fill: 'both' },
    { group: swap.out, word: words.out, fill: 'a' },
    { group: swap.in, word: words.in, fill: 'b' },
    { group: swap.neither, word: words.neither, fill: 'none' },
  ];
  let from = 0;
  const drawn = parts.map(({ group, word, fill }, index) => {
    const share = applications === 0 ? 0 : group.applications / applications;
    const bar = `<rect class="${fill}" x="${fixed(from)}" y="0" width="${fixed(share * width)}" height="44"/>`;
    from += share * width;
    const y = 70 + index * 20;
    const label = `${word[locale]}: ${group.applications} (${percent(share)})`;
    return `${bar}<rect class="${fill}" x="0" y="${y - 10}" width="12" height="12"/><text x="20" y="${y}">${label}</text>`;
  });
  return svg(140, drawn.join(''), parts.map(({ group, word }) => `${word[locale]} ${group.applications}`).join(', '));
}

/** The approval rate of A and of B with their intervals: all, then each segment. */
export function approvalPicture(of: readonly Named[]): string {
  return dotPicture(
    of.map(({ name, figures: { a, b } }) => ({
      name,
      a: { rate: a.approved.rate, interval: a.approved.interval },
      b: { rate: b.approved.rate, interval: b.approved.interval },
    })),
  );
}

/** The bad rate of known loans, its interval and, pale, the bounds of what nobody knows. */
export function badPicture(of: readonly Named[]): string {
  const side = ({ loans: { rate, interval, bounds } }: BacktestFigures['a']): Dot => ({ rate, interval, band: bounds });
  return dotPicture(of.map(({ name, figures }) => ({ name, a: side(figures.a), b: side(figures.b) })));
}

interface Dot {
  readonly rate: number | null;
  readonly interval: Range;
  readonly band?: Range;
}

function dotPicture(rows: readonly { readonly name: string; readonly a: Dot; readonly b: Dot }[]): string {
  const ends = rows.flatMap(({ a, b }) => [a, b].flatMap(endsOf));
  const most = Math.min(1, Math.max(0.01, ...ends) * 1.05);
  const at = (share: number): string => fixed(left + (Math.min(share, most) / most) * plot);
  const drawn = rows.flatMap(({ name, a, b }, index) => {
    const y = 24 + index * 46;
    return [
      `<text x="0" y="${y + 4}">${name}</text>`,
      dot(a, { kind: 'a', y: y - 8, at }),
      dot(b, { kind: 'b', y: y + 8, at }),
    ];
  });
  const height = 24 + rows.length * 46;
  const scale = [0, most / 2, most].map(
    (share) =>
      `<line class="axis" x1="${at(share)}" x2="${at(share)}" y1="4" y2="${height - 18}"/><text x="${at(share)}" y="${height - 4}" text-anchor="${share === most ? 'end' : 'middle'}">${percent(share)}</text>`,
  );
  const told = rows.map(({ name, a, b }) => `${name}: A ${percent(a.rate)}, B ${percent(b.rate)}`).join('; ');
  return svg(height, [...scale, ...drawn].join(''), told);
}

function endsOf({ rate, interval, band }: Dot): number[] {
  return [...(rate === null ? [] : [interval.high]), ...(band ? [band.high] : [])];
}

interface Place {
  readonly kind: 'a' | 'b';
  readonly y: number;
  readonly at: (share: number) => string;
}

function dot({ rate, interval, band }: Dot, { kind, y, at }: Place): string {
  const wide = band
    ? `<line class="${kind} pale" stroke-width="10" x1="${at(band.low)}" x2="${at(band.high)}" y1="${y}" y2="${y}"/>`
    : '';
  if (rate === null) return wide;
  return `${wide}<line class="${kind}" stroke-width="3" x1="${at(interval.low)}" x2="${at(interval.high)}" y1="${y}" y2="${y}"/><circle class="${kind}" cx="${at(rate)}" cy="${y}" r="4"/>`;
}

const mostRules = 10;

/** How many each rule turned away, by A and by B; the ten that turned most away. */
export function rulesPicture(byRule: readonly RuleFigures[], locale: Locale): string {
  const rules = byRule.slice(0, mostRules);
  const most = Math.max(1, ...rules.flatMap(({ a, b }) => [a.applications, b.applications]));
  const drawn = rules.flatMap(({ text, outcome, a, b }, index) => {
    const y = 14 + index * 40;
    const bar = (kind: 'a' | 'b', count: number, top: number): string =>
      `<rect class="${kind}" x="0" y="${top}" width="${fixed((count / most) * (width - 60))}" height="7"/><text x="${fixed((count / most) * (width - 60) + 6)}" y="${top + 8}">${count}</text>`;
    const label = `<text x="0" y="${y}">${words[outcome][locale]}: ${text[locale]}</text>`;
    return [label, bar('a', a.applications, y + 4), bar('b', b.applications, y + 14)];
  });
  const told = rules.map(({ text, a, b }) => `${text[locale]}: A ${a.applications}, B ${b.applications}`).join('; ');
  return svg(14 + rules.length * 40, drawn.join(''), told);
}

function svg(height: number, drawn: string, told: string): string {
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${told.replaceAll('"', '&quot;')}">${drawn}</svg>`;
}

function fixed(value: number): string {
  return value.toFixed(1);
}
