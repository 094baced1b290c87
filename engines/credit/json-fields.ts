import { type Currency, type LocalText, parseDecimal } from '@lendline/kernel';
import { type Problem, problem } from './problem.ts';

type Choice = readonly string[];

/**
 * Reads the fields of one JSON object and keeps every problem on the way, so that a person sees all of them at once; where a
 * field is not what it should be, a stand-in goes on. After `close`, a field that nobody asked for is a problem too: a
 * misspelt rate must not pass silently.
 */
export class JsonFields {
  readonly #path: string;
  readonly #values: ReadonlyMap<string, unknown>;
  readonly #isObject: boolean;
  readonly #problems: Problem[];
  readonly #asked = new Set<string>();

  constructor(value: unknown, path: string, problems: Problem[]) {
    this.#path = path;
    this.#problems = problems;
    const entries =
      typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : undefined;
    this.#values = new Map(entries);
    this.#isObject = entries !== undefined;
    if (!this.#isObject) {
      problems.push(
        problem(path, value, {
          expected: { en: 'an object', 'zh-CN': '一个对象' },
          doThis: { en: 'Write { ... } with the fields that --help lists.', 'zh-CN': '请写成 { ... },字段见 --help。' },
        }),
      );
    }
  }

  names(): string[] {
    return [...this.#values.keys()];
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** A whole number; its range is the concern of the one who uses it. */
  integer(name: string, fallback?: number): number {
    const value = this.#take(name, fallback);
    if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
    this.#refuse(name, value, wholeNumber);
    return 0;
  }

  /** Any number. */
  number(name: string): number {
    const value = this.#take(name, undefined);
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    this.#refuse(name, value, anyNumber);
    return 0;
  }

  numberOrNull(name: string): number | null {
    return this.#values.get(name) === null || !this.#values.has(name) ? null : this.number(name);
  }

  /** A text or a number, as text. */
  scalar(name: string): string {
    const value = this.#take(name, undefined);
    return typeof value === 'number' ? String(value) : this.text(name);
  }

  textOrNull(name: string): string | null {
    return this.#values.get(name) === null || !this.#values.has(name) ? null : this.text(name);
  }

  flag(name: string, fallback: boolean): boolean {
    const value = this.#take(name, fallback);
    if (typeof value === 'boolean') return value;
    this.#refuse(name, value, trueOrFalse);
    return fallback;
  }

  texts(name: string, fallback: readonly string[]): string[] {
    const value = this.#take(name, fallback);
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    this.#refuse(name, value, aList);
    return [];
  }

  integers(name: string, fallback: readonly number[]): number[] {
    const value = this.#take(name, fallback);
    if (Array.isArray(value) && value.every((item) => Number.isSafeInteger(item))) return value;
    this.#refuse(name, value, wholeNumbers);
    return [];
  }

  dates(name: string, fallback: readonly string[]): Temporal.PlainDate[] {
    return this.texts(name, fallback).flatMap((text) => {
      const date = readDate(text);
      if (!date) this.#refuse(name, text, isoDate);
      return date ? [date] : [];
    });
  }

  text(name: string, fallback?: string): string {
    const value = this.#take(name, fallback);
    if (typeof value === 'string') return value;
    this.#refuse(name, value, anyText);
    return '';
  }

  /** An amount as a string of whole minor units. */
  minor(name: string, fallback?: string): bigint {
    const value = this.#take(name, fallback);
    if (typeof value === 'string' && /^-?\d{1,18}$/.test(value)) return BigInt(value);
    this.#refuse(name, value, minorUnits);
    return 0n;
  }

  /** An amount as a decimal of its currency, in minor units. */
  decimal(name: string, currency: Currency): bigint {
    const value = this.#take(name, undefined);
    const parsed = typeof value === 'string' ? parseDecimal(value, currency) : undefined;
    if (parsed?.ok) return parsed.value.amount;
    this.#refuse(name, value, decimalAmount);
    return 0n;
  }

  date(name: string): Temporal.PlainDate {
    const value = this.#take(name, undefined);
    const date = typeof value === 'string' ? readDate(value) : undefined;
    if (date) return date;
    this.#refuse(name, value, isoDate);
    return new Temporal.PlainDate(2000, 1, 1);
  }

  choice<Options extends Choice>(name: string, options: Options, fallback?: Options[number]): Options[number] {
    const value = this.#take(name, fallback);
    const found = options.find((option) => option === value);
    if (found !== undefined) return found;
    const listed = options.join(', ');
    this.#refuse(name, value, {
      expected: { en: `one of ${listed}`, 'zh-CN': `以下之一:${listed}` },
      doThis: { en: 'Choose one of these words.', 'zh-CN': '请选择其中之一。' },
    });
    return options[0]!;
  }

  /** A list of these words; without it, all of them in their order. */
  choices<Option extends string>(name: string, options: readonly Option[]): readonly Option[] {
    const value = this.#take(name, options);
    const isKnown = (item: unknown): item is Option => options.some((option) => option === item);
    if (Array.isArray(value) && value.every(isKnown)) return value;
    const listed = options.map((option) => `"${option}"`).join(', ');
    this.#refuse(name, value, {
      expected: { en: `a list of ${listed}`, 'zh-CN': `由 ${listed} 组成的列表` },
      doThis: { en: `Write [${listed}], in the order you want.`, 'zh-CN': `请按所需顺序写成 [${listed}]。` },
    });
    return options;
  }

  /** A name in every language, or one text that serves all. */
  localText(name: string): LocalText {
    const value = this.#take(name, undefined);
    if (typeof value === 'string' && value.trim() !== '') return { en: value, 'zh-CN': value };
    if (isLocalText(value)) return { en: value.en, 'zh-CN': value['zh-CN'] };
    this.#refuse(name, value, textOrTexts);
    return { en: '', 'zh-CN': '' };
  }

  object(name: string, fallback?: object): JsonFields {
    return new JsonFields(this.#take(name, fallback), this.#at(name), this.#problems);
  }

  /** Every item of a list, read by `read`. */
  list<Item>(name: string, read: (item: JsonFields) => Item, fallback?: readonly unknown[]): Item[] {
    const value = this.#take(name, fallback);
    if (!Array.isArray(value)) {
      this.#refuse(name, value, aList);
      return [];
    }
    return value.map((item, index) => read(new JsonFields(item, `${this.#at(name)}[${index}]`, this.#problems)));
  }

  /** Reports every field that was not asked for; `known` could have been there as well. */
  close(known: readonly string[] = []): void {
    for (const name of this.#values.keys()) {
      if (!this.#asked.has(name))
        this.#refuse(name, this.#values.get(name), unknownField([...new Set([...this.#asked, ...known])]));
    }
  }

  #take(name: string, fallback: unknown): unknown {
    this.#asked.add(name);
    return this.#values.has(name) ? this.#values.get(name) : fallback;
  }

  #at(name: string): string {
    return this.#path === '' ? name : `${this.#path}.${name}`;
  }

  #refuse(name: string, value: unknown, texts: Pick<Problem, 'expected' | 'doThis'>): void {
    // Of something that is no object one problem is enough, not one for each field it lacks.
    if (this.#isObject) this.#problems.push(problem(this.#at(name), value, texts));
  }
}

function readDate(text: string): Temporal.PlainDate | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= new Temporal.PlainYearMonth(year, month).daysInMonth;
  return exists ? new Temporal.PlainDate(year, month, day) : undefined;
}

function isLocalText(value: unknown): value is LocalText {
  if (typeof value !== 'object' || value === null || !('en' in value) || !('zh-CN' in value)) return false;
  return typeof value.en === 'string' && typeof value['zh-CN'] === 'string';
}

const wholeNumber = {
  expected: { en: 'a whole number', 'zh-CN': '整数' },
  doThis: { en: 'Write it without quotes or decimals: 144000.', 'zh-CN': '请写成不带引号和小数的数字:144000。' },
};

const wholeNumbers = {
  expected: { en: 'a list of whole numbers', 'zh-CN': '整数列表' },
  doThis: { en: 'Write [1, 2, 3].', 'zh-CN': '请写成 [1, 2, 3]。' },
};

const anyNumber = {
  expected: { en: 'a number', 'zh-CN': '数字' },
  doThis: { en: 'Write it without quotes.', 'zh-CN': '请写成不带引号的数字。' },
};

const anyText = {
  expected: { en: 'a text', 'zh-CN': '文本' },
  doThis: { en: 'Write it in quotes.', 'zh-CN': '请写在引号内。' },
};

const trueOrFalse = {
  expected: { en: 'true or false', 'zh-CN': 'true 或 false' },
  doThis: { en: 'Write it without quotes.', 'zh-CN': '请写成不带引号的 true 或 false。' },
};

const minorUnits = {
  expected: { en: 'a string of whole minor units', 'zh-CN': '以最小货币单位表示的整数字符串' },
  doThis: { en: 'Write 5,000.00 as "500000".', 'zh-CN': '5,000.00 请写作 "500000"。' },
};

const decimalAmount = {
  expected: { en: 'an amount as a decimal string', 'zh-CN': '十进制金额字符串' },
  doThis: { en: 'Write five thousand as "5000.00".', 'zh-CN': '五千请写作 "5000.00"。' },
};

const isoDate = {
  expected: { en: 'a date as YYYY-MM-DD', 'zh-CN': 'YYYY-MM-DD 格式的日期' },
  doThis: { en: 'Write 31 January 2026 as "2026-01-31".', 'zh-CN': '2026 年 1 月 31 日请写作 "2026-01-31"。' },
};

const textOrTexts = {
  expected: { en: 'a text, or {"en": ..., "zh-CN": ...}', 'zh-CN': '文本,或 {"en": ..., "zh-CN": ...}' },
  doThis: { en: 'Give the name that the borrower reads.', 'zh-CN': '请填写借款人看到的名称。' },
};

const aList = {
  expected: { en: 'a list', 'zh-CN': '列表' },
  doThis: { en: 'Write [ ... ].', 'zh-CN': '请写成 [ ... ]。' },
};

function unknownField(known: readonly string[]) {
  const listed = known.join(', ');
  return {
    expected: { en: `only the fields ${listed}`, 'zh-CN': `仅限字段:${listed}` },
    doThis: { en: 'Correct the name or remove the field.', 'zh-CN': '请更正字段名或删除该字段。' },
  };
}
