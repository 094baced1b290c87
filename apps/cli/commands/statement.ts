import {
  detectKind,
  qualityReport,
  readStatement,
  type StatementKind,
  statementQuality,
  type UnpackedFile,
  unpackZip,
} from '@lendline/behaviour';
import { type Currency, isCurrency, type LocalText, ok, type Result } from '@lendline/kernel';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { readInputBytes } from '../input-bytes.ts';
import { commandNamed, type InputProblem, printJson, reportBadInput, terminalLocale } from '../io.ts';
import { zoneArgument } from '../moment-arguments.ts';
import { fileInputProblem, noteRows, reportNoGoodRow } from '../record-notes.ts';
import { type NamedStatement, statementAnswer, statementSummary } from '../statement-answer.ts';

const kinds = ['auto', 'alipay', 'wechat', 'jd', 'meituan', 'bank', 'camt', 'gsma', 'cider'] as const satisfies (
  | StatementKind
  | 'auto'
)[];

/** `lendline statement FILE...`: what payment statements hold. */
export function statementCommand(): Command {
  return commandNamed('statement')
    .description('read payment statements of wallets and banks')
    .argument('<file...>', 'CSV, XLSX, XML, JSON or zip as it was exported or mailed; - is standard input')
    .addOption(new Option('--kind <kind>', 'whose statement it is').choices(kinds).default('auto'))
    .option('--password-file <file>', 'file with the password of an encrypted zip')
    .option('--account <id>', "the holder's number or account, where a file names both sides of each payment")
    .option('--currency <code>', 'currency of amounts where a file prints none', currencyOption)
    .option('--tz <zone>', "zone of the files' wall times", zoneArgument, 'Asia/Shanghai')
    .option('--json', 'one JSON document on standard output; a list when there are several files')
    .addHelpText('after', help)
    .action(run);
}

interface StatementCommandOptions {
  readonly kind: (typeof kinds)[number];
  readonly passwordFile?: string;
  readonly account?: string;
  readonly currency?: Currency;
  readonly tz: string;
  readonly json?: true;
}

async function run(paths: readonly string[], options: StatementCommandOptions): Promise<void> {
  const password = await passwordOf(options.passwordFile);
  if (!password.ok) return reportBadInput(options.passwordFile!, password.error);
  const { kind, account, currency, tz: zone } = options;
  const given = { kind, zone, ...(account && { account }), ...(currency && { currency }) };
  const statements: NamedStatement[] = [];
  for (const path of paths) {
    const files = await filesIn(path, password.value);
    if (!files.ok) return reportBadInput(path, files.error);
    for (const { name, bytes } of files.value) {
      const read = await readStatement(bytes, given);
      if (!read.ok) return reportBadInput(name, [fileInputProblem(read.error)]);
      const { transactions, rejected, warnings } = read.value;
      if (transactions.length === 0 && rejected.length > 0) return reportNoGoodRow(name, rejected);
      noteRows(name, rejected, warnings);
      statements.push({ name, statement: read.value });
    }
  }
  tell(statements, options);
}

/** The files of a path: itself, or what a zip holds. */
async function filesIn(
  path: string,
  password: string | undefined,
): Promise<Result<readonly UnpackedFile[], readonly InputProblem[]>> {
  const bytes = await readInputBytes(path);
  if (!bytes.ok) return bytes;
  if (detectKind(bytes.value) !== 'archive') return ok([{ name: path, bytes: bytes.value }]);
  const unpacked = await unpackZip(bytes.value, password);
  if (!unpacked.ok) return { ok: false, error: [fileInputProblem(unpacked.error)] };
  return ok(unpacked.value.map((file) => ({ ...file, name: `${path}/${file.name}` })));
}

async function passwordOf(path: string | undefined): Promise<Result<string | undefined, readonly InputProblem[]>> {
  if (path === undefined) return ok(undefined);
  const bytes = await readInputBytes(path);
  return bytes.ok ? ok(new TextDecoder().decode(bytes.value).replace(/\r?\n$/, '')) : bytes;
}

/** The answer on standard output; what shows only when the files are laid side by side on standard error. */
function tell(statements: readonly NamedStatement[], { tz, json }: StatementCommandOptions): void {
  const report = qualityReport(
    statements.map(({ name, statement }) => statementQuality(name, statement)),
    tz,
  );
  if (statements.length > 1) {
    for (const line of report.lines) process.stderr.write(`${line[terminalLocale()]}\n`);
  }
  if (!json) for (const one of statements) process.stdout.write(statementSummary(one));
  else if (statements.length === 1) printJson(statementAnswer(statements[0]!, report));
  else printJson(statements.map((one) => statementAnswer(one, report)));
}

function currencyOption(code: string): Currency {
  if (isCurrency(code)) return code;
  throw new InvalidArgumentError(texts.currency[terminalLocale()]);
}

const texts = {
  currency: {
    'zh-CN': '应为 ISO 4217 货币代码，如 CNY、HKD、KES。',
    en: 'Expected a currency code of ISO 4217, such as CNY, HKD or KES.',
  },
} satisfies Record<string, LocalText>;

const help = `
Examples:
  lendline statement alipay_record.csv
  lendline statement wechat.zip --password-file password.txt --json
  lendline statement january.csv february.csv account.camt053.xml
  cat bill.csv | lendline statement - --kind wechat --json

Kinds: ${kinds.slice(1).join(', ')}; bank is the CSV of a known bank, or of an unknown one whose columns can mean one thing only.
Files that are given together are compared: rows in more than one, periods that overlap, days that are missing.
Amounts in JSON are minor units (fen) as text. in, out and neutral are what the rows say, before refunds; refunded is what came back of them.
`;
