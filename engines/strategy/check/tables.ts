import { type Flag, flags } from '../decision.ts';
import type { StrategyFault } from '../fault.ts';
import { findingColumns, foundOutcomes } from '../findings.ts';
import { type Condition, holds, readCondition } from '../jdm/condition.ts';
import type { TableNode, TableRow } from '../jdm/document.ts';
import { isReason } from '../reasons.ts';
import { rowsByRule, stepOf } from '../run/prepare.ts';
import { type Case, casesOf, type Rows } from './coverage.ts';
import { isOnlyNumbers, shown } from './domains.ts';
import { fault, type Place } from './place.ts';
import { rowScope } from './scope.ts';
import { type Scope, typed, unknownName } from './typing.ts';

/** A table with what is known where it stands. */
export interface PlacedTable {
  readonly node: TableNode;
  readonly place: Place;
  readonly scope: Scope;
}

/** Every cell of a table, then what its rows leave out, hide or let pass unseen. */
export function tableFaults(table: PlacedTable): readonly StrategyFault[] {
  const cells = [...conditionFaults(table), ...resultFaults(table)];
  return cells.length > 0 ? cells : rowFaults(table);
}

function conditionFaults({ node, place, scope }: PlacedTable): readonly StrategyFault[] {
  return node.content.inputs.flatMap(({ id, field }) => {
    const domain = scope.get(field);
    if (!domain) return [fault('value-unknown', { ...place, column: id }, unknownName(field))];
    return node.content.rules.flatMap((row) => {
      const at = { ...place, row: row['_id']!, column: id };
      const read = readCondition(row[id] ?? '');
      if (!read.ok) return [fault('cell-unreadable', at, read.error === 'unreadable' ? plainCells : wordsFirst)];
      const never = strangers(read.value, domain);
      if (never.length === 0) return [];
      const values = never.map((value) => JSON.stringify(value)).join(', ');
      return [
        fault('types', at, {
          'zh-CN': `${field} 永远不会是 ${values}；可能的值：${shown(domain)}。请更正。`,
          en: `${field} is never ${values}; it may be ${shown(domain)}. Correct the cell.`,
        }),
      ];
    });
  });
}

const plainCells = {
  'zh-CN':
    '读不懂这个条件。请用 "文本"、true/false、数字、比较（>= 18）或区间（[3..6)），用逗号表示“或”；更复杂的条件请先在表达式节点中算出。',
  en: 'This condition cannot be read. Use "texts", true/false, numbers, comparisons (>= 18) or ranges ([3..6)), with commas for "or"; work anything else out in an expression node before.',
};

const wordsFirst = {
  'zh-CN': '请把文本写在数字比较的前面，例如 "open", > 3；否则遇到文本时整格都不成立。',
  en: 'Write words before comparisons, for example "open", > 3: otherwise the whole cell fails on a word.',
};

/** What a condition names and its column never holds. */
function strangers(condition: Condition, domain: Parameters<typeof shown>[0]): readonly unknown[] {
  if (condition === 'any') return [];
  const ranges = domain.numbers || condition.ranges.length === 0 ? [] : ['<, >'];
  const values = condition.values.filter((value) => {
    if (typeof value === 'string') return !domain.words.includes(value);
    return typeof value === 'boolean' ? !domain.truth : domain.numbers === undefined;
  });
  return [...values, ...ranges];
}

function resultFaults(table: PlacedTable): readonly StrategyFault[] {
  const { node, place, scope } = table;
  const isFindings = stepOf(node) !== undefined;
  return node.content.rules.flatMap((row) => {
    const known = rowScope(node, row, scope);
    const cells = node.content.outputs.flatMap(({ id, field }): StrategyFault[] => {
      const at = { ...place, row: row['_id']!, column: id };
      const source = row[id] ?? '';
      if (source === '') return isFindings ? [] : [fault('cell-unreadable', at, emptyResult)];
      const { domain, faults } = typed(source, known);
      const isDate = field.startsWith('come_back_in_');
      if (isFindings && isDate && faults.length === 0 && !isOnlyNumbers(domain)) return [fault('types', at, dayCount)];
      return faults.map(({ code, text }) => fault(code, at, text));
    });
    return isFindings && cells.length === 0 ? [...cells, ...findingFaults(row, table)] : cells;
  });
}

const emptyResult = {
  'zh-CN': '结果不能为空：后面的节点会看到一个没有的值。请填写。',
  en: 'A result is not empty: later nodes would look at a value that is not there. Fill it in.',
};

const dayCount = {
  'zh-CN': '可再次申请的日子须是数字，且在本行条件下总能算出。',
  en: 'When to come back is a number that the conditions of this row always allow to be worked out.',
};

/** The result of a row by the name of its column, as a text. */
function resultOf({ content }: TableNode, row: TableRow, field: string): string {
  const id = content.outputs.find((column) => column.field === field)?.id;
  return (id === undefined ? '' : (row[id] ?? '')).replaceAll(/^["']|["']$/g, '');
}

/** What a row of findings says: an outcome that exists, a reason that has texts, flags that are known. */
function findingFaults(row: TableRow, { node, place }: PlacedTable): readonly StrategyFault[] {
  const at = { ...place, row: row['_id']! };
  const [outcome, reason, flagged] = ['outcome', 'reason', 'flags'].map((field) => resultOf(node, row, field)) as [
    string,
    string,
    string,
  ];
  const strange = node.content.outputs.filter(({ field }) => !findingColumns.some((known) => known === field));
  return [
    ...strange.map(({ id, field }) =>
      fault(
        'types',
        { ...at, column: id },
        {
          'zh-CN': `结果列 “${field}” 没有用处。可用的列：${findingColumns.join('、')}。`,
          en: `The result "${field}" is read by nothing. There are ${findingColumns.join(', ')}.`,
        },
      ),
    ),
    ...(foundOutcomes.some((known) => known === outcome) ? [] : [fault('outcome-unknown', at, outcomeText(outcome))]),
    ...((outcome === 'decline' || outcome === 'refer') && reason === ''
      ? [fault('reason-missing', at, reasonMissing)]
      : []),
    ...(reason !== '' && !isReason(reason) ? [fault('reason-unknown', at, reasonText(reason))] : []),
    ...unknownFlags(flagged).map((flag) => fault('flag-unknown', at, flagText(flag))),
    ...(outcome === 'decline' ? linkFaults(row, { node, at }) : []),
  ];
}

function unknownFlags(cell: string): readonly string[] {
  const named = (cell.match(/"[^"]*"|'[^']*'/g) ?? []).map((text) => text.slice(1, -1));
  return named.filter((flag) => !flags.includes(flag as Flag));
}

/** What rests on who knows whom, and whatever a pack has said of it: it may send to a person, never decline. */
const links = ['ring', 'typologies', 'fraud', 'tier_by_fraud'];

function linkFaults(
  row: TableRow,
  { node, at }: { readonly node: TableNode; readonly at: Place },
): readonly StrategyFault[] {
  return node.content.inputs
    .filter(({ id, field }) => links.includes(field) && (row[id] ?? '') !== '')
    .map(({ id, field }) =>
      fault(
        'link-declines',
        { ...at, column: id },
        {
          'zh-CN': `${field} 来自关联关系：只能转人工，不能拒绝。请把结果改为 refer，或去掉这个条件。`,
          en: `${field} rests on links between people: it may send to a person, never decline. Let the row refer, or take the condition out.`,
        },
      ),
    );
}

const reasonMissing = {
  'zh-CN': '拒绝或转人工须有理由代码，借款人才能知道为什么。请填写 reason。',
  en: 'A row that declines or refers has a reason code, or nobody could tell the borrower why. Fill in reason.',
};

const reasonText = (code: string) => ({
  'zh-CN': `理由 “${code}” 没有中英文说明。请改用已有的理由代码。`,
  en: `The reason "${code}" has no texts in both languages. Use a code that has them.`,
});

const flagText = (flag: string) => ({
  'zh-CN': `没有标记 “${flag}”。可用：${flags.join('、')}。`,
  en: `There is no flag "${flag}". There are ${flags.join(', ')}.`,
});

const outcomeText = (outcome: string) => ({
  'zh-CN': `没有结果 “${outcome}”。可用：${foundOutcomes.join('、')}。`,
  en: `There is no outcome "${outcome}". There are ${foundOutcomes.join(', ')}.`,
});

/** Findings are looked at rule by rule, each of which must answer every case of its own; other tables as a whole. */
function rowFaults(table: PlacedTable): readonly StrategyFault[] {
  const { node } = table;
  if (stepOf(node) === undefined)
    return node.content.hitPolicy === 'first' ? groupFaults(node.content.rules, table) : [];
  return [...rowsByRule(node).values()].flatMap((rows) => groupFaults(rows, table));
}

function groupFaults(group: readonly TableRow[], { node, place, scope }: PlacedTable): readonly StrategyFault[] {
  const inputs = node.content.inputs.filter(({ id }) => group.some((row) => (row[id] ?? '') !== ''));
  const columns = inputs.map(({ id, field }) => ({ id, field, domain: scope.get(field)! }));
  const rows = group.map((row) => ({
    id: row['_id']!,
    conditions: columns.map(({ id }) => {
      const read = readCondition(row[id] ?? '');
      return read.ok ? read.value : 'any';
    }),
  }));
  const cases = casesOf({ columns, rows });
  if (!cases) return [fault('table-too-large', place, tooLarge)];
  const outcomes = stepOf(node) ? group.map((row) => resultOf(node, row, 'outcome')) : undefined;
  return [
    ...missingFaults(cases, { columns, rows, rule: ruleCell(group, node) }, place),
    ...(outcomes ? silentFaults(cases, { columns, rows, outcomes }, place) : shadowFaults(cases, rows, place)),
  ];
}

const tooLarge = {
  'zh-CN': '这张表的情况太多，无法逐一核对。请拆成几张表，或先算出中间值。',
  en: 'This table has more cases than can be gone through. Split it, or work values out beforehand.',
};

/** A few cases are enough to show what is missing, those of silence first. */
const mostShown = 3;

/** `rule`: of findings, what all rows of the group say in the column of their rule. */
type Group = Rows & { readonly rule: Readonly<Record<string, string>> };

function ruleCell([first]: readonly TableRow[], { content }: TableNode): Group['rule'] {
  const column = content.outputs.find(({ field }) => field === 'rule')?.id;
  return column !== undefined && first ? { [column]: first[column] ?? '' } : {};
}

function missingFaults(cases: readonly Case[], { columns, rule }: Group, place: Place): readonly StrategyFault[] {
  const missing = cases.filter(({ held }) => held.length === 0);
  const silentFirst = missing.toSorted(
    (a, b) => Number(b.values.includes('unknown')) - Number(a.values.includes('unknown')),
  );
  return silentFirst.slice(0, mostShown).map(({ values }) => {
    const one = columns.map(({ field }, index) => `${field} = ${JSON.stringify(values[index])}`);
    const text = {
      'zh-CN': `没有一行管这种情况：${one.join('，')}。请添加一行；值为 "unknown" 的要有自己的一行。`,
      en: `No row takes this case: ${one.join(', ')}. Add one; "unknown" has a row of its own.`,
    };
    const cells = Object.fromEntries(columns.map(({ id }, index) => [id, JSON.stringify(values[index])]));
    return { ...fault('row-missing', place, text), cells: { ...cells, ...rule } };
  });
}

/** Of a table that takes the first row: rows that no case ever reaches. */
function shadowFaults(cases: readonly Case[], rows: Rows['rows'], place: Place): readonly StrategyFault[] {
  const reached = new Set(cases.map(({ held }) => held[0]));
  return rows.flatMap(({ id }, index) => {
    if (reached.has(index)) return [];
    return [
      fault(
        'row-shadowed',
        { ...place, row: id },
        {
          'zh-CN': '前面的行已包含这一行的所有情况，它永远不起作用。请移到前面、改窄前面的行，或删除它。',
          en: 'Earlier rows take every case of this row, so it never counts. Move it up, narrow those rows, or remove it.',
        },
      ),
    ];
  });
}

interface Judged extends Rows {
  readonly outcomes: readonly string[];
}

const stops = ['decline', 'refer'];

/**
 * Silence must not do better than an answer would: a row that lets `unknown` pass, where some known value would be declined
 * or referred, has to name it, and to name beside it what stands for the answer.
 */
function silentFaults(
  cases: readonly Case[],
  { columns, rows, outcomes }: Judged,
  place: Place,
): readonly StrategyFault[] {
  const isStopped = ({ held }: Case) => held.some((row) => stops.includes(outcomes[row]!));
  return rows.flatMap(({ id, conditions }, row) => {
    if (stops.includes(outcomes[row]!)) return [];
    const leaking = columns.findIndex(({ domain }, column) => {
      if (!domain.words.includes('unknown') || !holds(conditions[column]!, 'unknown')) return false;
      if (conditions[column] !== 'any' && conditions.some((other, index) => index !== column && other !== 'any'))
        return false;
      const here = cases.filter(({ held, values }) => held.includes(row) && values[column] === 'unknown');
      return here.filter((one) => !isStopped(one)).some((one) => siblings(one, column, cases).some(isStopped));
    });
    const field = columns[leaking]?.field;
    if (field === undefined) return [];
    return [
      fault(
        'unknown-passes',
        { ...place, row: id, column: columns[leaking]!.id },
        {
          'zh-CN': `${field} 未知时这一行会放行，而已知的值可能被拒绝。请为 "unknown" 单写一行并转人工。`,
          en: `This row lets an unknown ${field} pass where a known value may be stopped. Give "unknown" a row of its own that refers.`,
        },
      ),
    ];
  });
}

/** The cases that differ from one in a single column. */
function siblings({ values }: Case, column: number, cases: readonly Case[]): readonly Case[] {
  return cases.filter((other) => other.values.every((value, index) => index === column || value === values[index]));
}
