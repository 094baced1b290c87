import { dayIn } from '@lendline/kernel';
import { type Found, isRule } from '../assemble.ts';
import { contextNames } from '../context.ts';
import type { DecisionInput, Flag, StepId, TraceEntry } from '../decision.ts';
import { type FoundOutcome, foundOutcomes, pathOf } from '../findings.ts';
import type { OwnRuleId, StrategyDocument } from '../jdm/document.ts';
import { isReason, type ReasonCode } from '../reasons.ts';
import { type RuleId, rules } from '../rules.ts';
import { shownBy, workedValue } from './shown.ts';

/** What a strategy left behind when it ran: facts, values it worked out, and the findings of each step. */
export type Left = Readonly<Record<string, unknown>>;

/** A step that a table of the strategy takes, and the rules it must have an answer to. */
export interface TableStep {
  readonly step: StepId;
  readonly node: string;
  /** Each rule with the names that its own rows look at. */
  readonly rules: ReadonlyMap<RuleId | OwnRuleId, readonly string[]>;
}

interface Reading {
  readonly input: DecisionInput;
  readonly zone: string;
  readonly left: Left;
  readonly named: StrategyDocument['rules'];
}

/**
 * The findings of a step in the order of its rules; undefined when the strategy ended before it. A rule of the step that
 * said nothing, or said what nobody can read, is a rule that failed: it refers.
 */
export function findingsOf(table: TableStep, reading: Reading): readonly Found[] | undefined {
  const rows = reading.left[pathOf(table.step)];
  if (!Array.isArray(rows)) return undefined;
  const found = rows.filter(isRow).flatMap((row) => findingOf(row, table, reading));
  const answered = new Set(rows.filter(isRow).map((row) => row['rule']));
  const silent = [...table.rules.keys()].filter((rule) => !answered.has(rule));
  const failed = silent.map((rule) => failedRule(rule, table, reading));
  return [...found, ...failed].toSorted((a, b) => orderOf(a.rule) - orderOf(b.rule));
}

function isRow(row: unknown): row is Record<string, unknown> {
  return typeof row === 'object' && row !== null;
}

const catalogue = new Map(Object.keys(rules).map((rule, place) => [rule, place]));

/** Rules of the lender's own come after those of the box. */
function orderOf(rule: string): number {
  return catalogue.get(rule) ?? catalogue.size;
}

function findingOf(row: Record<string, unknown>, table: TableStep, reading: Reading): readonly Found[] {
  const { rule } = row;
  if (!isRuleOf(rule, table)) return [];
  const outcome = foundOutcomes.find((known) => known === row['outcome']);
  if (outcome === 'skip') return [];
  if (outcome === undefined) return [failedRule(rule, table, reading)];
  const reason = isReason(row['reason']) ? row['reason'] : undefined;
  // A decline that cannot say why is no decline.
  if (!reason && (outcome === 'decline' || outcome === 'refer')) return [failedRule(rule, table, reading)];
  return [{ ...base(rule, table, reading), outcome, ...(reason && { reason }), ...detailsOf(row, outcome, reading) }];
}

function isRuleOf(rule: unknown, { rules: known }: TableStep): rule is RuleId | OwnRuleId {
  return typeof rule === 'string' && (known as ReadonlyMap<string, unknown>).has(rule);
}

type Base = Pick<Found, 'step' | 'rule' | 'inputs' | 'row' | 'named'>;

function base(rule: RuleId | OwnRuleId, table: TableStep, reading: Reading): Base {
  const named = isRule(rule) ? undefined : reading.named?.[rule];
  return { step: table.step, rule, inputs: inputsOf(rule, table, reading), ...(named && { named }) };
}

function failedRule(rule: RuleId | OwnRuleId, table: TableStep, reading: Reading): Found {
  return { ...base(rule, table, reading), outcome: 'refer', reason: 'strategy-silent' };
}

function detailsOf(row: Record<string, unknown>, outcome: FoundOutcome, { input, zone }: Reading): Partial<Found> {
  const flags = row['flags'];
  const because = row['because'];
  const comeBackOn = outcome === 'decline' ? comeBack(row, dayIn(zone, input.asOf)) : undefined;
  return {
    ...(Array.isArray(flags) && { flags: flags as Flag[] }),
    ...(Array.isArray(because) && { because: because.filter(isReason) satisfies ReasonCode[] }),
    ...(comeBackOn && { comeBackOn }),
    ...(typeof row['at'] === 'string' && { row: row['at'] }),
  };
}

function comeBack(row: Record<string, unknown>, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const { come_back_in_days: days, come_back_in_months: months } = row;
  if (Number.isSafeInteger(days)) return today.add({ days: Number(days) });
  return Number.isSafeInteger(months) ? today.add({ months: Number(months) }) : undefined;
}

/** What a rule looked at: as the box says for its own rules, else by the columns of its rows. */
function inputsOf(
  rule: RuleId | OwnRuleId,
  { rules: known }: TableStep,
  { input, left }: Reading,
): TraceEntry['inputs'] {
  const shown = isRule(rule) ? shownBy[rule] : undefined;
  if (shown) {
    const facts = (shown.facts ?? []).map((name) => [name, input.values[name]] as const);
    const worked = (shown.worked ?? []).flatMap(([name, from]) => {
      const value = workedValue(left[from]);
      return value === undefined ? [] : [[name, value] as const];
    });
    return Object.fromEntries([...facts, ...worked]);
  }
  return Object.fromEntries((known.get(rule) ?? []).flatMap((name) => columnShown(name, input, left)));
}

function columnShown(
  name: string,
  { values, features }: DecisionInput,
  left: Left,
): [string, TraceEntry['inputs'][keyof TraceEntry['inputs']]][] {
  const fact = contextNames.get(name)?.fact;
  if (fact) return [[fact, values[fact]]];
  if (name.startsWith('features.')) return [[name, features?.[name.slice('features.'.length)] ?? 'unknown']];
  const value = workedValue(left[name]);
  return value === undefined ? [] : [[name, value]];
}
