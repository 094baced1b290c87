import type { TableNode } from '../../jdm/document.ts';
import { type Test, testOf } from './condition.ts';
import { onlyZen, type Scope } from './exact.ts';
import { type Evaluate, evaluatorOf } from './expression.ts';
import { isName, readerOf } from './reads.ts';

interface Row {
  /** The column of each condition, and what it asks. */
  readonly tests: readonly (readonly [column: number, test: Test])[];
  readonly gives: readonly (readonly [field: string, evaluate: Evaluate])[];
}

/** What a table comes to on what it is handed: an object of its first row that holds, or a list of all that hold. */
export function tableOf({ content }: TableNode): ((scope: Scope) => unknown) | undefined {
  const readers = content.inputs.map(({ field }) => readerOf(field));
  const rows = content.rules.map((row) => rowOf(row, content));
  if (!readers.every((reader) => reader !== undefined) || !rows.every((row) => row !== undefined)) return undefined;
  const collects = content.hitPolicy === 'collect';
  return (scope) => {
    const values = readers.map((reader) => reader(scope));
    if (!collects) return given(rows.find((row) => isHit(row, values)) ?? onlyZen(), scope);
    const hits: unknown[] = [];
    for (const row of rows) if (isHit(row, values)) hits.push(given(row, scope));
    return hits;
  };
}

function rowOf(row: Readonly<Record<string, string>>, { inputs, outputs }: TableNode['content']): Row | undefined {
  const tests: (readonly [number, Test])[] = [];
  for (const [column, { id }] of inputs.entries()) {
    const cell = row[id] ?? '';
    if (cell.trim() === '') continue;
    const test = testOf(cell);
    if (!test) return undefined;
    tests.push([column, test]);
  }
  const gives: (readonly [string, Evaluate])[] = [];
  for (const { id, field } of outputs) {
    const cell = row[id] ?? '';
    if (cell.trim() === '') continue;
    const evaluate = evaluatorOf(cell);
    if (!evaluate || !isName(field)) return undefined;
    gives.push([field, evaluate]);
  }
  return { tests, gives };
}

function isHit({ tests }: Row, values: readonly unknown[]): boolean {
  for (const [column, test] of tests) if (!test(values[column])) return false;
  return true;
}

function given({ gives }: Row, scope: Scope): Scope {
  const result: Scope = {};
  for (const [field, evaluate] of gives) result[field] = evaluate(scope);
  return result;
}
