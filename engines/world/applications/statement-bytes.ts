import type { StatementFormat } from '../files.ts';

/**
 * A statement as somebody with a text editor has it before them: lines of bytes, each byte as one character. Neither
 * GB 18030 nor UTF-8 uses the bytes of comma and line break within another character, so that cells can be cut apart,
 * and digits be typed over, without a word of Chinese being touched.
 */
export interface StatementSheet {
  readonly kind: StatementFormat;
  /** Up to and with the line that names the columns. */
  readonly head: readonly string[];
  readonly rows: readonly StatementRow[];
}

export interface StatementRow {
  /** Bytes as characters. */
  readonly cells: readonly string[];
  readonly direction: 'in' | 'out' | 'neutral';
  /** What the row says, in words. */
  readonly text: string;
}

interface Columns {
  readonly time: number;
  readonly direction: number;
  readonly amount: number;
  readonly order: number;
}

export const columnsOf: Readonly<Record<StatementFormat, Columns>> = {
  alipay: { time: 0, direction: 5, amount: 6, order: 9 },
  wechat: { time: 0, direction: 4, amount: 5, order: 8 },
};

export function openSheet(bytes: Uint8Array, kind: StatementFormat): StatementSheet {
  const lines = characters(bytes).split('\r\n').slice(0, -1);
  const names = lines.findIndex((line) => decode(line, kind).includes('交易时间,'));
  return { kind, head: lines.slice(0, names + 1), rows: lines.slice(names + 1).map((line) => rowOf(line, kind)) };
}

export function closeSheet({ head, rows }: StatementSheet): Uint8Array {
  const lines = [...head, ...rows.map(({ cells }) => cells.join(','))];
  return Uint8Array.from(`${lines.join('\r\n')}\r\n`, (character) => character.charCodeAt(0));
}

/** Minor units of a row; the yuan sign of one of the wallets stays where it is. */
export function amountOf({ cells }: StatementRow, kind: StatementFormat): bigint {
  const digits = (cells[columnsOf[kind].amount] ?? '').replaceAll(/[^0-9.]/g, '');
  return BigInt(Math.round(Number(digits) * 100));
}

/** The row with another text in one cell. Only what is ASCII can be typed. */
export function retyped(row: StatementRow, column: number, text: string): StatementRow {
  return { ...row, cells: row.cells.map((cell, at) => (at === column ? text : cell)) };
}

export function withAmount(row: StatementRow, kind: StatementFormat, amount: bigint): StatementRow {
  const column = columnsOf[kind].amount;
  return retyped(row, column, (row.cells[column] ?? '').replace(/[0-9.]+/, yuan(amount)));
}

/** The head with the numbers and sums of the rows, as somebody careful corrects them. */
export function withCorrectedHead(sheet: StatementSheet): StatementSheet {
  const words = { 收入: 'in', 支出: 'out', 不计收支: 'neutral', 中性交易: 'neutral' } as const;
  const head = sheet.head.map((line) => {
    const text = decode(line, sheet.kind);
    const word = Object.keys(words).find((one) => text.startsWith(`${one}：`)) as keyof typeof words | undefined;
    if (/^共\d+笔记录/.test(text)) return line.replace(/\d+/, String(sheet.rows.length));
    if (word === undefined) return line;
    const rows = sheet.rows.filter(({ direction }) => direction === words[word]);
    const sum = rows.reduce((total, row) => total + amountOf(row, sheet.kind), 0n);
    return line.replace(/\d+([^\d]+ )[\d.]+/, (_all, between: string) => `${rows.length}${between}${yuan(sum)}`);
  });
  return { ...sheet, head };
}

function rowOf(line: string, kind: StatementFormat): StatementRow {
  const cells = line.split(',');
  const text = decode(line, kind);
  const word = text.split(',')[columnsOf[kind].direction];
  return { cells, text, direction: word === '收入' ? 'in' : word === '支出' ? 'out' : 'neutral' };
}

function decode(line: string, kind: StatementFormat): string {
  const bytes = Uint8Array.from(line, (character) => character.charCodeAt(0));
  return new TextDecoder(kind === 'alipay' ? 'gb18030' : 'utf-8').decode(bytes);
}

function characters(bytes: Uint8Array): string {
  let text = '';
  // In pieces: an engine takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}

function yuan(amount: bigint): string {
  return `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`;
}
