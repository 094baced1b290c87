import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { locales, toDecimalString } from '@lendline/kernel';
import {
  backtestCsv,
  type BacktestReport,
  type Decision,
  decidingRule,
  loanTaken,
  type RecordedApplication,
} from '@lendline/strategy';
import { type Compared, resultPage } from './result-page.ts';

const head = [
  'id',
  'segment',
  'a_outcome',
  'a_rule',
  'a_amount',
  'a_expected_result',
  'b_outcome',
  'b_rule',
  'b_amount',
  'b_expected_result',
  'lent',
];

/** What `--out` names: a line for each application while they are replayed, and the result when all were. */
export class ResultFolder {
  readonly #folder: string;
  readonly #lines: WriteStream;

  /** Throws the error of the file system where the folder cannot be made. */
  static async open(folder: string): Promise<ResultFolder> {
    await mkdir(folder, { recursive: true });
    const lines = createWriteStream(join(folder, 'applications.csv'));
    await once(lines, 'open');
    return new ResultFolder(folder, lines);
  }

  constructor(folder: string, lines: WriteStream) {
    this.#folder = folder;
    this.#lines = lines;
    lines.write(`${head.join(',')}\n`);
  }

  async add(application: RecordedApplication, a: Decision, b: Decision): Promise<void> {
    const { id, input, lent } = application;
    const cells = [id, input.segment, ...sideCells(a, application), ...sideCells(b, application), lent?.outcome ?? ''];
    if (!this.#lines.write(`${cells.map(cell).join(',')}\n`)) await once(this.#lines, 'drain');
  }

  async end(report: BacktestReport, compared: Compared): Promise<void> {
    await this.close();
    for (const locale of locales) {
      const name = locale === 'en' ? 'figures.csv' : `figures.${locale}.csv`;
      await writeFile(join(this.#folder, name), backtestCsv(report, locale));
    }
    await writeFile(join(this.#folder, 'result.html'), resultPage(report, compared));
  }

  async close(): Promise<void> {
    if (this.#lines.writableEnded) return;
    this.#lines.end();
    await finished(this.#lines);
  }
}

function sideCells(decision: Decision, { input }: RecordedApplication): string[] {
  const taken = loanTaken(decision, input);
  return [
    decision.outcome,
    decidingRule(decision) ?? '',
    taken ? toDecimalString(taken.amount) : '',
    taken ? toDecimalString(taken.expectedResult) : '',
  ];
}

function cell(text: string): string {
  const safe = /^[=+@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
