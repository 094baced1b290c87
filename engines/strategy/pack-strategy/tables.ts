import type { Flag, StepId } from '../decision.ts';
import { pathOf } from '../findings.ts';
import type { PassingOn, TableColumn, TableNode, TableRow } from '../jdm/document.ts';
import type { ReasonCode } from '../reasons.ts';
import type { RuleId } from '../rules.ts';

/** Conditions by the name they look at, as cells of a table. */
export type When = Readonly<Record<string, string>>;

/** What a row of a step finds; see `findings.ts` for what each result means. */
export interface Found {
  readonly outcome: 'pass' | 'note' | 'not-run' | 'refer' | 'decline' | 'skip';
  readonly reason?: ReasonCode;
  readonly flags?: readonly Flag[];
  readonly because?: 'score_reasons';
  /** Expressions: days or months from the decision on. */
  readonly comeBackInDays?: string;
  readonly comeBackInMonths?: string;
}

export type RuleRow = readonly [rule: RuleId, when: When, found: Found];

/** The findings of a step: each row that holds counts, so every rule has one row for each case of its own. */
export function findingsTable(step: StepId, name: string, rows: readonly RuleRow[]): TableNode {
  const counted = new Map<string, number>();
  const rules = rows.map(([rule, when, found]) => {
    const number = (counted.get(rule) ?? 0) + 1;
    counted.set(rule, number);
    return { id: `${rule}.${number}`, when, gives: resultsOf(rule, found) };
  });
  return table({ id: step, name, hitPolicy: 'collect', passing: { outputPath: pathOf(step) }, rows: rules });
}

function resultsOf(rule: RuleId, found: Found): Record<string, string> {
  const { outcome, reason, flags, because, comeBackInDays, comeBackInMonths } = found;
  return {
    rule: JSON.stringify(rule),
    outcome: JSON.stringify(outcome),
    ...(reason && { reason: JSON.stringify(reason) }),
    ...(flags && { flags: JSON.stringify(flags) }),
    ...(because && { because }),
    ...(comeBackInDays && { come_back_in_days: comeBackInDays }),
    ...(comeBackInMonths && { come_back_in_months: comeBackInMonths }),
  };
}

/** Values that later nodes look at: the first row that holds gives them. */
export function valuesTable(
  id: string,
  name: string,
  rows: readonly (readonly [When, Record<string, string>])[],
): TableNode {
  const numbered = rows.map(([when, gives], index) => ({ id: `${id}.${index + 1}`, when, gives }));
  return table({ id, name, hitPolicy: 'first', passing: {}, rows: numbered });
}

interface Table {
  readonly id: string;
  readonly name: string;
  readonly hitPolicy: 'first' | 'collect';
  readonly passing: PassingOn;
  readonly rows: readonly {
    readonly id: string;
    readonly when: When;
    readonly gives: Readonly<Record<string, string>>;
  }[];
}

function table({ id, name, hitPolicy, passing, rows }: Table): TableNode {
  const inputs = columns(rows.map(({ when }) => when));
  const outputs = columns(rows.map(({ gives }) => gives));
  const all = [...inputs, ...outputs];
  const rules = rows.map(({ id: _id, when, gives }): TableRow => {
    const cells: Readonly<Record<string, string>> = { ...when, ...gives };
    return { _id, ...Object.fromEntries(all.map((column) => [column.id, cells[column.field] ?? ''])) };
  });
  return {
    id,
    type: 'decisionTableNode',
    name,
    content: { hitPolicy, passThrough: true, ...passing, inputs, outputs, rules },
  };
}

/** In the order in which rows first name them. */
function columns(cells: readonly Readonly<Record<string, string>>[]): TableColumn[] {
  const fields = new Set(cells.flatMap((cell) => Object.keys(cell)));
  return [...fields].map((field) => ({ id: field, name: field, field }));
}

/** A cell that holds of any of these words. */
export function words(...any: readonly string[]): string {
  return any.map((word) => JSON.stringify(word)).join(', ');
}

export const unknown = words('unknown');

export const pass: Found = { outcome: 'pass' };

export const skip: Found = { outcome: 'skip' };

export function decline(reason: ReasonCode, more: Omit<Found, 'outcome' | 'reason'> = {}): Found {
  return { outcome: 'decline', reason, ...more };
}

export function refer(reason: ReasonCode): Found {
  return { outcome: 'refer', reason };
}

export function note(reason: ReasonCode, ...flags: readonly Flag[]): Found {
  return { outcome: 'note', reason, ...(flags.length > 0 && { flags }) };
}

/** A check that was not made is never a pass: the trace says so, and a required one goes to a person. */
export function notRun(required: boolean, flag: Flag): Found {
  return required ? { ...refer('check-not-run'), flags: [flag] } : { outcome: 'not-run', flags: [flag] };
}
