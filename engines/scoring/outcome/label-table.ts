import { err, type LocalText, ok, type Result } from '@lendline/kernel';
import { note, type TrainingNote } from '../data/note.ts';
import { cellOf, type Column, makeTable, type Table, textColumn } from '../data/table.ts';
import {
  definitionOn,
  type DefinitionProblem,
  type OutcomeDefinition,
  readDefinitions,
  type ScorePurpose,
} from './definition.ts';
import { type DatedLoan, type LabelledLoan, labelLoans } from './label-loans.ts';

/** How the outcome of loans is found from what happened to them: JSON, so that a training card can keep it. */
export interface OutcomeRule {
  /** Definitions as `readDefinitions` reads them. */
  readonly definitions: unknown;
  readonly purpose: ScorePurpose;
  /** What is known reaches to the end of this day, as 2026-01-31. */
  readonly knownUntil: string;
  /** Behaviour: the day on which running loans are looked at. */
  readonly observedOn?: string | undefined;
  /** Columns of the loans: what names one, in the history too; the day it started; the day it ended, where one says so. */
  readonly loan: string;
  readonly started: string;
  readonly ended?: string | undefined;
}

/** Columns of a history: a row for each day on which days past due changed or something happened. */
export const historyColumns = { on: 'on', daysPastDue: 'days_past_due', event: 'event' } as const;

export interface Labelled {
  /** The loans with one column more, `good` or `bad`; blank where there is no outcome. */
  readonly table: Table;
  readonly notes: readonly TrainingNote[];
  /** What bad means, for the card. */
  readonly definition: string;
  /** Days before the observation that features and events may look at. */
  readonly observation_days: number;
}

export type LabelProblem =
  | { readonly kind: 'definitions'; readonly problems: readonly DefinitionProblem[] }
  | { readonly kind: 'column' | 'history-column' | 'no-definition' | 'target-there'; readonly name: string };

/**
 * Labels the loans of a table by dated definitions: each by the one in force on the day it is observed. Indeterminate
 * loans and those without an outcome stay without a label, and are counted in a note.
 */
export function labelTable(
  loans: Table,
  history: Table,
  { target, rule }: { target: string; rule: OutcomeRule },
): Result<Labelled, LabelProblem> {
  const definitions = readDefinitions(rule.definitions);
  if (!definitions.ok) return err({ kind: 'definitions', problems: definitions.error });
  const own = definitions.value.filter(({ purpose }) => purpose === rule.purpose);
  if (own.length === 0) return err({ kind: 'no-definition', name: rule.purpose });
  const wrong = wrongColumn(loans, history, { target, rule });
  if (wrong) return err(wrong);
  const labels = labelByDefinitions(datedLoans(loans, history, rule), own, rule);
  const outcomes = labels.map((label) =>
    label?.outcome === 'good' || label?.outcome === 'bad' ? label.outcome : null,
  );
  const latest = own.toSorted((a, b) => Temporal.PlainDate.compare(a.validFrom, b.validFrom)).at(-1)!;
  return ok({
    table: makeTable([...loans.columns.values(), { kind: 'category', ...textColumn(target, outcomes) }]),
    notes: [note('outcome', target, countText(labels))],
    definition: own.map(definitionText).join('; '),
    observation_days: latest.observation_days,
  });
}

function wrongColumn(
  loans: Table,
  history: Table,
  { target, rule }: { target: string; rule: OutcomeRule },
): LabelProblem | undefined {
  if (loans.columns.has(target)) return { kind: 'target-there', name: target };
  const dates = [rule.started, rule.ended].filter((name) => name !== undefined);
  const undated = dates.find((name) => loans.columns.get(name)?.kind !== 'date');
  if (undated !== undefined || !loans.columns.has(rule.loan)) return { kind: 'column', name: undated ?? rule.loan };
  if (!history.columns.has(rule.loan)) return { kind: 'history-column', name: rule.loan };
  if (history.columns.get(historyColumns.on)?.kind !== 'date')
    return { kind: 'history-column', name: historyColumns.on };
  const { daysPastDue } = historyColumns;
  return history.columns.get(daysPastDue)?.kind === 'numeric'
    ? undefined
    : { kind: 'history-column', name: daysPastDue };
}

/** The label of each loan by the definition that holds on the day it is observed; undefined where none does. */
function labelByDefinitions(
  loans: readonly DatedLoan[],
  definitions: readonly OutcomeDefinition[],
  { purpose, knownUntil, observedOn }: OutcomeRule,
): readonly (LabelledLoan | undefined)[] {
  const until = Temporal.PlainDate.from(knownUntil);
  const on = observedOn === undefined ? undefined : Temporal.PlainDate.from(observedOn);
  const byDefinition = definitions.map((definition) => ({
    definition,
    labels: labelLoans(loans, { definition, knownUntil: until, ...(on && { observedOn: on }) }),
  }));
  return loans.map((loan, index) => {
    const fitting = byDefinition.find(({ definition, labels }) => {
      const day = labels[index]!.observedOn ?? on ?? loan.startedOn;
      return definitionOn(definitions, purpose, day) === definition;
    });
    return fitting?.labels[index];
  });
}

function datedLoans(loans: Table, history: Table, { loan, started, ended }: OutcomeRule): DatedLoan[] {
  const entries = new Map<string, { pastDue: DatedLoan['pastDue'][number][]; events: DatedLoan['events'][number][] }>();
  const [ids, days, events] = [loan, historyColumns.daysPastDue, historyColumns.event].map((name) =>
    history.columns.get(name),
  );
  const moments = history.columns.get(historyColumns.on);
  for (let row = 0; row < history.rows; row += 1) {
    const on = dayOf(moments, row);
    if (!on) continue;
    const id = String(cellOf(ids!, row) ?? '');
    const own = entries.get(id) ?? { pastDue: [], events: [] };
    entries.set(id, own);
    const late = days ? cellOf(days, row) : null;
    const kind = events ? cellOf(events, row) : null;
    if (typeof late === 'number') own.pastDue.push({ on, days: late });
    if (kind !== null) own.events.push({ on, kind: String(kind) });
  }
  const [loanIds, starts, ends] = [loan, started, ended ?? ''].map((name) => loans.columns.get(name));
  return Array.from({ length: loans.rows }, (_, row) => {
    const id = String(cellOf(loanIds!, row) ?? '');
    // A loan without a day of payout is never observed: it starts after everything.
    const startedOn = dayOf(starts, row) ?? Temporal.PlainDate.from('9999-12-31');
    return { id, startedOn, endedOn: dayOf(ends, row), ...(entries.get(id) ?? { pastDue: [], events: [] }) };
  });
}

function dayOf(column: Column | undefined, row: number): Temporal.PlainDate | null {
  const at_ms = column?.kind === 'date' ? column.epochs_ms[row]! : Number.NaN;
  if (Number.isNaN(at_ms)) return null;
  return Temporal.Instant.fromEpochMilliseconds(at_ms).toZonedDateTimeISO('UTC').toPlainDate();
}

function definitionText(one: OutcomeDefinition): string {
  const { name, purpose, badDaysPastDue, performance_days, indeterminateDaysPastDue, curedDaysPastDue, validFrom } =
    one;
  const between = indeterminateDaysPastDue === null ? '' : `, indeterminate from ${indeterminateDaysPastDue}`;
  const bad =
    purpose === 'collections'
      ? `not down to ${curedDaysPastDue} days past due within ${performance_days} days`
      : `${badDaysPastDue} or more days past due within ${performance_days} days${between}`;
  return `${name} (${purpose}, from ${validFrom.toString()}): ${bad}`;
}

function countText(labels: readonly (LabelledLoan | undefined)[]): LocalText {
  const counts = new Map<string, number>();
  for (const label of labels) {
    const key = label?.outcome ?? label?.without ?? 'undefined';
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const tell = (locale: 'zh-CN' | 'en'): string =>
    [...counts]
      .map(([key, count]) => `${words[key as keyof typeof words][locale]} ${count}`)
      .join(locale === 'en' ? ', ' : '，');
  return { 'zh-CN': `按定义得出：${tell('zh-CN')}。`, en: `By the definition: ${tell('en')}.` };
}

const words = {
  good: { 'zh-CN': '好', en: 'good' },
  bad: { 'zh-CN': '坏', en: 'bad' },
  indeterminate: { 'zh-CN': '不好不坏（不用）', en: 'indeterminate (left out)' },
  immature: { 'zh-CN': '表现期未满（不用）', en: 'immature (left out)' },
  excluded: { 'zh-CN': '排除', en: 'excluded' },
  'not-running': { 'zh-CN': '观察日不在途', en: 'not running when observed' },
  'already-bad': { 'zh-CN': '观察日已坏', en: 'bad already when observed' },
  'never-late': { 'zh-CN': '从未逾期', en: 'never late' },
  undefined: { 'zh-CN': '当日无定义', en: 'without a definition on that day' },
} as const satisfies Record<string, LocalText>;
