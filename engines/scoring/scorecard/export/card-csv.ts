import type { BinRange } from '../bins.ts';
import { labelOf } from '../bins.ts';
import type { CardDocument } from './card-document.ts';

const head = [
  'feature',
  'bin',
  'kind',
  'from',
  'below',
  'values',
  'points',
  'woe',
  'iv',
  'rows',
  'bad_rate',
  'coefficient',
] as const;

type Line = Readonly<Partial<Record<(typeof head)[number], string | number | null>>>;

/**
 * The card as CSV: a line for the base points, then one per bin in the order of the model. `from` is in the range, `below`
 * is not; the levels of a group stand in `values`, each level quoted as JSON, because a level may hold any sign.
 */
export function cardCsv({ basePoints, features }: CardDocument): string {
  const lines: readonly Line[] = [
    { feature: 'base points', kind: 'base', points: basePoints },
    ...features.flatMap(({ name, bins, coefficient }) =>
      bins.map(({ range, points, woe, iv, rows, badRate }) => ({
        feature: name,
        bin: labelOf(range),
        kind: range.kind,
        ...limitsOf(range),
        points,
        woe,
        iv,
        rows,
        bad_rate: badRate,
        coefficient,
      })),
    ),
  ];
  return [head, ...lines.map((line) => head.map((column) => line[column] ?? ''))]
    .map((cells) => `${cells.map(cellText).join(',')}\n`)
    .join('');
}

function limitsOf(range: BinRange): Line {
  if (range.kind === 'range') return { from: range.from, below: range.below };
  if (range.kind === 'levels') return { values: JSON.stringify(range.levels) };
  return range.kind === 'special' ? { values: range.value } : {};
}

function cellText(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
