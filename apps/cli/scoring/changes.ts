import {
  cellOf,
  type Changeable,
  type Counterfactual,
  findCounterfactuals,
  type ModelDocument,
  numberOf,
  type OpenModel,
  reachableValues,
  type RowValues,
  type Table,
  tableFromRecords,
  type TableScores,
} from '@lendline/scoring';
import { InvalidArgumentError } from 'commander';
import { nameList } from '../name-list.ts';

/** A feature that a person can change, and which way a number of it can go. */
export interface Changeability {
  readonly feature: string;
  readonly direction?: 'up' | 'down';
}

/** What would have to change together, and the PD then. */
export type ChangeSet = Pick<Counterfactual, 'changes' | 'pd'>;

/** `savings:up,loans:down,job`: features with the way that is open, both ways without one. */
export function changeableList(text: string): Changeability[] {
  return nameList(text).map((part) => {
    const way = /:(up|down)$/.exec(part)?.[1];
    const feature = way === undefined ? part : part.slice(0, -way.length - 1);
    if (feature === '' || /:[^:]*$/.test(feature)) {
      throw new InvalidArgumentError('expected features with up, down or nothing, such as savings:up,job');
    }
    return way === 'up' || way === 'down' ? { feature, direction: way } : { feature };
  });
}

/** The bad rate of the training: below it somebody is better than the average applicant was. */
export function usualLimit({ training }: ModelDocument): number {
  return training.bads / training.rows;
}

export interface ChangesAsked {
  readonly model: ModelDocument;
  readonly table: Table;
  readonly scores: TableScores;
  readonly changeable: readonly Changeability[];
  readonly pdBelow: number;
}

/** For each row at the limit or above it, what would bring it below; null for those that are below already. */
export async function changesForRows(
  opened: OpenModel,
  { model, table, scores, changeable, pdBelow }: ChangesAsked,
): Promise<readonly (readonly ChangeSet[] | null)[]> {
  const reach = Object.fromEntries(
    changeable.flatMap(({ feature, direction }) => {
      const values = reachableValues(model, feature, direction);
      return values ? [[feature, values]] : [];
    }),
  );
  const pdsOf = (rows: readonly RowValues[]): Promise<Float64Array> => opened.pdsOf(tableFromRecords(rows));
  const found: (readonly ChangeSet[] | null)[] = [];
  for (const [row, pd] of scores.pd.entries()) {
    const values = valuesOf(table, row, reach);
    found.push(pd < pdBelow ? null : await findCounterfactuals(pdsOf, { values, changeable: reach, pdBelow }));
  }
  return found.map((sets) => sets && sets.map(({ changes, pd }) => ({ changes, pd })));
}

/** A row as the search takes it: a number that can go up or down is a number and no text. */
function valuesOf({ columns }: Table, row: number, reach: Readonly<Record<string, Changeable>>): RowValues {
  return Object.fromEntries(
    Array.from(columns.values(), (column) => {
      const cell = cellOf(column, row);
      const isNumeric = reach[column.name]?.values.every((value) => typeof value === 'number') ?? false;
      return [column.name, isNumeric ? numberOf(cell) : cell];
    }),
  );
}

/** `savings 20 -> 60 + job none -> clerk (PD 0.081)`. */
export function changesText({ changes, pd }: ChangeSet): string {
  const steps = changes.map(({ feature, from, to }) => `${feature} ${from ?? '–'} → ${to ?? '–'}`);
  return `${steps.join(' + ')} (PD ${pd.toFixed(3)})`;
}
