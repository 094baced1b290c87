import { err, type LocalText, ok, type Result } from '@lendline/kernel';

/** What a score is asked for decides when a loan is looked at and what counts as bad. */
export type ScorePurpose = 'application' | 'behaviour' | 'collections';

/** What bad, good and neither mean, and over which time: data with a date from which it holds. */
export interface OutcomeDefinition {
  readonly name: string;
  readonly purpose: ScorePurpose;
  /** The first day of observation that it holds for. */
  readonly validFrom: Temporal.PlainDate;
  /** Days before the observation that features may look at. */
  readonly observation_days: number;
  /** Days after the observation in which it turns out what came. */
  readonly performance_days: number;
  /**
   * Bad: so many days past due at some time in the performance window. For collections, good is to come down to
   * `curedDaysPastDue` or lower, and everything else is bad.
   */
  readonly badDaysPastDue: number;
  /** Neither good nor bad from so many days past due; null when there is nothing between. */
  readonly indeterminateDaysPastDue: number | null;
  /** Events that make a loan bad whatever its days past due. */
  readonly badEvents: readonly string[];
  /** Events after which nothing can be said: fraud by others, death, a closed product. */
  readonly excludingEvents: readonly string[];
  /** Collections: the days past due at which a case begins, and at or below which it is cured. */
  readonly entryDaysPastDue: number;
  readonly curedDaysPastDue: number;
}

/** The definition in force on a day: the latest that holds by then. */
export function definitionOn(
  definitions: readonly OutcomeDefinition[],
  purpose: ScorePurpose,
  day: Temporal.PlainDate,
): OutcomeDefinition | undefined {
  return definitions
    .filter((one) => one.purpose === purpose && Temporal.PlainDate.compare(one.validFrom, day) <= 0)
    .toSorted((a, b) => Temporal.PlainDate.compare(a.validFrom, b.validFrom))
    .at(-1);
}

/** Which part of a definition cannot be read, and what it should be. */
export interface DefinitionProblem {
  readonly field: string;
  readonly got: string;
  readonly expected: LocalText;
}

const defaults = {
  observation_days: 180,
  performance_days: 365,
  badDaysPastDue: 90,
  indeterminateDaysPastDue: null,
  badEvents: ['charged-off'],
  excludingEvents: [],
  entryDaysPastDue: 1,
  curedDaysPastDue: 0,
} as const;

const purposes: readonly unknown[] = ['application', 'behaviour', 'collections'];

/**
 * Reads definitions from parsed JSON: one object or a list of them, dates as `2026-01-01`. Absent figures are the usual
 * ones (90 days past due within 365 days). Errors: every part that cannot be used.
 */
export function readDefinitions(value: unknown): Result<readonly OutcomeDefinition[], readonly DefinitionProblem[]> {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const read = list.map((one, index) => readOne(one, list.length > 1 ? `${index}.` : ''));
  const problems = read.flatMap((one) => (one.ok ? [] : one.error));
  if (problems.length > 0) return err(problems);
  return ok(read.flatMap((one) => (one.ok ? [one.value] : [])));
}

type Fields = Readonly<Record<string, unknown>>;

function readOne(value: unknown, place: string): Result<OutcomeDefinition, readonly DefinitionProblem[]> {
  if (typeof value !== 'object' || value === null) return err([problem(place, value, texts.object)]);
  const fields = { ...defaults, ...(value as Fields) };
  const problems = problemsOf(fields, place);
  if (problems.length > 0) return err(problems);
  const read = fields as unknown as Omit<OutcomeDefinition, 'validFrom'> & { readonly validFrom: string };
  return ok({ ...read, validFrom: Temporal.PlainDate.from(read.validFrom) });
}

type Check = readonly [name: string, holds: (value: unknown, fields: Fields) => boolean, expected: LocalText];

function problemsOf(fields: Fields, place: string): DefinitionProblem[] {
  return checks
    .filter(([name, holds]) => !holds(fields[name], fields))
    .map(([name, , expected]) => problem(place + name, fields[name], expected));
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isCount(value: unknown, least: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= 10_000;
}

function isDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  try {
    Temporal.PlainDate.from(value, { overflow: 'reject' });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false; // 30 February
    throw error;
  }
}

function problem(field: string, got: unknown, expected: LocalText): DefinitionProblem {
  return { field, got: got === undefined ? 'nothing' : JSON.stringify(got), expected };
}

const texts = {
  object: { 'zh-CN': '一个结果定义（JSON 对象）', en: 'a definition of an outcome, a JSON object' },
  name: { 'zh-CN': '名称', en: 'a name' },
  purpose: {
    'zh-CN': 'application（申请）、behaviour（行为）或 collections（催收）',
    en: 'application, behaviour or collections',
  },
  date: { 'zh-CN': '生效日期，如 2026-01-01', en: 'the day from which it holds, as 2026-01-01' },
  days: { 'zh-CN': '整数天数', en: 'a whole number of days' },
  events: { 'zh-CN': '事件名称的列表', en: 'a list of names of events' },
  between: {
    'zh-CN': '小于 badDaysPastDue 的整数天数，或 null',
    en: 'a whole number of days under badDaysPastDue, or null',
  },
} as const satisfies Record<string, LocalText>;

const isPositive = (value: unknown): boolean => isCount(value, 1);

const checks: readonly Check[] = [
  ['name', (value) => typeof value === 'string' && value !== '', texts.name],
  ['purpose', (value) => purposes.includes(value), texts.purpose],
  ['validFrom', isDate, texts.date],
  ['observation_days', isPositive, texts.days],
  ['performance_days', isPositive, texts.days],
  ['badDaysPastDue', isPositive, texts.days],
  ['entryDaysPastDue', isPositive, texts.days],
  ['curedDaysPastDue', (value) => isCount(value, 0), texts.days],
  ['badEvents', isListOfTexts, texts.events],
  ['excludingEvents', isListOfTexts, texts.events],
  [
    'indeterminateDaysPastDue',
    (value, { badDaysPastDue }) => value === null || (isPositive(value) && Number(value) < Number(badDaysPastDue)),
    texts.between,
  ],
];
