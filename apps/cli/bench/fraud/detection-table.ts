import type { Detection, KindFound, Rate } from './detection.ts';

/** The figures as a table for a terminal. */
export function detectionTable({ applications, kinds, labels, perThousand, typologies }: Detection): string {
  const rows = [...kinds, ...labels].map(kindRow);
  const precision = (['alerted', 'held'] as const).map((what) => {
    const { all, fraud, precision: share } = perThousand[what];
    return [what, all.toFixed(1), fraud.toFixed(1), percent(share)];
  });
  const reached = typologies.map(({ typology, fraud, lookAlike, ordinary }) =>
    [typology, fraud, lookAlike, ordinary].map(String),
  );
  return [
    `${applications} simulated applications`,
    aligned([['kind', 'cases', 'alerted', '95 %', 'held', '95 %', 'groups found'], ...rows]),
    aligned([['per 1,000 applications', 'all', 'fraud', 'precision'], ...precision]),
    aligned([['typology reached', 'fraud', 'look-alikes', 'ordinary'], ...reached]),
  ].join('\n\n');
}

function kindRow({ kind, cases, alerted, held, groups }: KindFound): string[] {
  return [
    kind,
    String(cases),
    ...rateCells(alerted),
    ...rateCells(held),
    groups ? `${groups.found}/${groups.count}` : '',
  ];
}

function rateCells({ share, interval: { low, high } }: Rate): string[] {
  return [percent(share), `${tenths(low)}-${tenths(high)}`];
}

function percent(share: number | null): string {
  return share === null ? '-' : `${tenths(share)} %`;
}

function tenths(share: number): string {
  return (100 * share).toFixed(1);
}

/** Words to the left, figures to the right. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
