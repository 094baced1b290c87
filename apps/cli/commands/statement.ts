import { readStatement, type Statement } from '@lendline/behaviour';
import { money, toDecimalString } from '@lendline/kernel';
import { type Command, Option } from 'commander';
import { readInputBytes } from '../input-bytes.ts';
import { commandNamed, printJson, reportBadInput } from '../io.ts';
import { fileInputProblem, noteRows, reportNoGoodRow, rowNotes } from '../record-notes.ts';

/** `lendline statement FILE...`: what payment statements hold. */
export function statementCommand(): Command {
  return commandNamed('statement')
    .description('read payment statements of Alipay and WeChat Pay')
    .argument('<file...>', 'CSV or XLSX as the wallet exported it; - is standard input')
    .addOption(
      new Option('--kind <kind>', 'whose statement it is')
        .choices(['auto', 'alipay', 'wechat'] as const)
        .default('auto'),
    )
    .option('--json', 'one JSON document on standard output; a list when there are several files')
    .addHelpText('after', help)
    .action(run);
}

interface StatementCommandOptions {
  readonly kind: 'auto' | 'alipay' | 'wechat';
  readonly json?: true;
}

async function run(paths: readonly string[], { kind, json }: StatementCommandOptions): Promise<void> {
  const statements: Statement[] = [];
  for (const path of paths) {
    const bytes = await readInputBytes(path);
    if (!bytes.ok) return reportBadInput(path, bytes.error);
    const read = await readStatement(bytes.value, { kind });
    if (!read.ok) return reportBadInput(path, [fileInputProblem(read.error)]);
    const { transactions, rejected, warnings } = read.value;
    if (transactions.length === 0 && rejected.length > 0) return reportNoGoodRow(path, rejected);
    noteRows(path, rejected, warnings);
    statements.push(read.value);
  }
  if (json) printJson(statements.length === 1 ? answer(statements[0]!) : statements.map(answer));
  else for (const statement of statements) process.stdout.write(summary(statement));
}

function answer({ kind, holder, window, exported_at, declared, rows, transactions, totals, ...rest }: Statement) {
  return {
    kind,
    holder,
    window: window && { from: window.from.toString(), to: window.to.toString() },
    exported_at: exported_at?.toString() ?? null,
    declared: {
      rows: declared.rows,
      in: declared.in && { ...declared.in, amount: declared.in.amount.toString() },
      out: declared.out && { ...declared.out, amount: declared.out.amount.toString() },
      neutral: declared.neutral && { ...declared.neutral, amount: declared.neutral.amount.toString() },
    },
    rows,
    transactions: transactions.map(transactionAnswer),
    totals: Object.fromEntries(Object.entries(totals).map(([name, amount]) => [name, `${amount}`])),
    warnings: rest.warnings,
    rejected: rowNotes(rest.rejected),
    ignored: rowNotes(rest.ignored),
  };
}

function transactionAnswer({
  at_ms,
  wall_ms,
  amount,
  refunded,
  source_line,
  ...row
}: Statement['transactions'][number]) {
  const local = Temporal.Instant.fromEpochMilliseconds(wall_ms).toZonedDateTimeISO('UTC').toPlainDateTime();
  return {
    at: Temporal.Instant.fromEpochMilliseconds(at_ms).toString(),
    local_time: local.toString(),
    amount: amount.toString(),
    ...row,
    refunded: refunded.toString(),
    line: source_line,
  };
}

function summary({ kind, rows, transactions, totals, rejected, ignored, window }: Statement): string {
  const yuan = (amount: bigint): string => toDecimalString(money(amount, 'CNY')).padStart(15);
  return [
    `${kind}: ${rows} rows, ${transactions.length} read, ${rejected.length} rejected, ${ignored.length} ignored`,
    `period    ${window ? `${window.from.toString()} to ${window.to.toString()}` : 'not stated'}`,
    `in       ${yuan(totals.in)}`,
    `out      ${yuan(totals.out)}`,
    `neutral  ${yuan(totals.neutral)}`,
    `refunded ${yuan(totals.refunded)}`,
    '',
  ].join('\n');
}

const help = `
Examples:
  lendline statement alipay_record.csv
  lendline statement wechat.xlsx --json
  cat bill.csv | lendline statement - --kind wechat --json

A zip that was sent by e-mail is unpacked first, with the password that was sent apart.
Amounts in JSON are minor units (fen) as text. in, out and neutral are what the rows say, before refunds; refunded is what came back of them.
`;
