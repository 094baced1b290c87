import type { JsonFields } from '../../json-fields.ts';

/** A step that a vector names but does not hold, put back where its own rows show it. */
export interface LostStep {
  /** Before which step of the vector it was taken. */
  readonly before: number;
  readonly op: string;
}

/** What lost steps did, by the source's words, and the rows that show it: undone, for the first time. */
const known: ReadonlyMap<string, { readonly op: string; readonly undoes: string }> = new Map([
  [
    'When Admin undo Loan re-amortization transaction on current business date',
    { op: 'undoReAmortize', undoes: 'Re-amortize' },
  ],
]);

/**
 * The lost steps that can be put back: on the current business date means at the beginning of the day on which the
 * vector first shows the transaction undone.
 */
export function lostSteps(lost: readonly string[], steps: readonly JsonFields[]): Map<string, LostStep> {
  const found = new Map<string, LostStep>();
  for (const text of lost) {
    const meant = known.get(text);
    const shown = meant ? steps.findIndex((step) => showsUndone(step, meant.undoes)) : -1;
    const day = steps.slice(0, Math.max(shown, 0)).findLastIndex((step) => step.text('op') === 'businessDate');
    if (meant && day !== -1) found.set(text, { before: day + 1, op: meant.op });
  }
  return found;
}

function showsUndone(step: JsonFields, type: string): boolean {
  if (step.text('op') !== 'expectTransactions') return false;
  const rows = step.list('rows', (row) => row.text('type') === type && row.text('reverted', 'false') === 'true');
  return rows.some(Boolean);
}
