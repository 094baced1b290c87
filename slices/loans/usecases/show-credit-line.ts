import type { LineStanding } from '@lendline/credit';
import { assert, type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { borrowerLine, notFound, type SliceTransaction } from '@lendline/platform';
import type { LineId } from '@lendline/lines/contract';
import type { LoanId } from '../contract.ts';
import type {
  CreditLine,
  CreditLineChangeId,
  CreditLineId,
  CreditLineLogEntry,
  CreditLineOperations,
  CreditLineRequest,
} from '../credit-line-contract.ts';
import { assertCounted, standingOf } from '../rules/credit-line.ts';
import {
  changesOfCreditLine,
  type CreditLineChangeRow,
  type CreditLineEventRow,
  creditLineEvents,
  type CreditLineRow,
  creditLinesOfLine,
  findCreditLine,
  pageOfCreditLines,
  pastDueOn,
  unsignedRenewals,
} from '../store/credit-lines.ts';
import type { LoansTables } from '../store/tables.ts';
import { type LoansParts, todayOf, wireOf } from './parts.ts';

type Tx = SliceTransaction<LoansTables>;
type Answer<Name extends keyof CreditLineOperations> = Awaited<ReturnType<CreditLineOperations[Name]>>;

const usualLimit = 50;

/** A credit line with its log and how it stands today. */
export interface Standing {
  readonly row: CreditLineRow;
  readonly log: readonly CreditLineEventRow[];
  readonly standing: LineStanding;
  readonly isPastDue: boolean;
  /** Waits for the borrower's signature. */
  readonly renewal: CreditLineChangeRow | null;
}

export async function listMyCreditLines(parts: LoansParts, context: Context): Promise<Answer<'listMyCreditLines'>> {
  const creditLines = await reading(parts, context, async (tx) =>
    standingsOf(parts, tx, await creditLinesOfLine(tx, borrowerLine(context))),
  );
  return ok({ creditLines: creditLines.map((one) => toCreditLine(parts, one)) });
}

/** A page of credit lines, newest first; `next` goes on behind it. */
export async function listCreditLines(
  parts: LoansParts,
  context: Context,
  { limit = usualLimit, before }: { readonly limit?: number; readonly before?: string },
): Promise<Answer<'listCreditLines'>> {
  return reading(parts, context, async (tx) => {
    const found = await pageOfCreditLines(tx, { limit, before: before ?? null });
    const page = await standingsOf(parts, tx, found.slice(0, limit));
    const next = found.length > limit ? (page.at(-1)?.row.id ?? null) : null;
    return ok({ creditLines: page.map((one) => toCreditLine(parts, one)), next });
  });
}

export async function getCreditLine(
  parts: LoansParts,
  context: Context,
  { creditLineId }: { readonly creditLineId: CreditLineId },
): Promise<Answer<'getCreditLine'>> {
  return reading(parts, context, async (tx) => {
    const row = await findCreditLine(tx, creditLineId);
    if (!row) return notFound();
    const standing = await readStanding(parts, tx, row);
    const requests = (await changesOfCreditLine(tx, row.id)).map(toRequest);
    const log = standing.log.map((event) => toLogEntry(parts, event));
    return ok({ creditLine: toCreditLine(parts, standing), log, requests });
  });
}

function reading<Value>({ database }: LoansParts, context: Context, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  return database.transaction(context, work, { readOnly: true });
}

/** How a credit line stands today; what the database counts is what its log says. */
export async function readStanding(parts: LoansParts, tx: Tx, row: CreditLineRow): Promise<Standing> {
  const [standing] = await standingsOf(parts, tx, [row]);
  return standing!;
}

async function standingsOf(parts: LoansParts, tx: Tx, rows: readonly CreditLineRow[]): Promise<readonly Standing[]> {
  const today = todayOf(parts, tx.context);
  const ids = rows.map(({ id }) => id);
  const events = await creditLineEvents(tx, ids);
  const late = await pastDueOn(tx, ids, today);
  const renewals = await unsignedRenewals(tx, ids);
  return rows.map((row) => {
    // A drawdown may have come between the two readings: the log is read as far as the row counts it.
    const log = events.filter(({ credit_line_id, seq }) => credit_line_id === row.id && seq <= row.events);
    const standing = standingOf(row, log, today);
    assertCounted(row, standing);
    const renewal = renewals.find(({ credit_line_id }) => credit_line_id === row.id) ?? null;
    return { row, log, standing, isPastDue: late.has(row.id), renewal };
  });
}

export function toCreditLine(
  parts: Pick<LoansParts, 'pack'>,
  { row, log, standing, isPastDue, renewal }: Standing,
): CreditLine {
  const drawdowns = log.filter(({ kind }) => kind === 'drawdown');
  return {
    id: row.id as CreditLineId,
    lineId: row.line_id as LineId,
    applicationId: row.application_id,
    status: standing.status,
    limit: wireOf(parts, standing.limit),
    drawn: wireOf(parts, standing.drawn),
    available: wireOf(parts, isPastDue ? 0n : standing.available),
    isPastDue,
    openedOn: row.opened_on.toString(),
    until: standing.until.toString(),
    leastDrawdown: wireOf(parts, row.least_drawdown),
    mostInstalments: row.most_instalments,
    rate_ppm: row.rate_ppm,
    rested_d: standing.rested_d,
    restBeforeRenewal_d: row.rest_before_renewal_d,
    loanIds: drawdowns.map(({ loan_id }) => loan_id as LoanId).toReversed(),
    ...(renewal && { renewal: toRenewal(renewal) }),
  };
}

function toRenewal({ id, change, asked_at, decided_at }: CreditLineChangeRow): NonNullable<CreditLine['renewal']> {
  assert(change.kind === 'renewal', 'only a renewal waits for a signature');
  const { until, limit } = change;
  return { changeId: id as CreditLineChangeId, until, limit, offeredAt: (decided_at ?? asked_at).toString() };
}

export function toRequest(row: CreditLineChangeRow): CreditLineRequest {
  return {
    id: row.id as CreditLineChangeId,
    creditLineId: row.credit_line_id as CreditLineId,
    change: row.change,
    reason: row.reason,
    state: row.state,
    askedBy: row.asked_by,
    askedAt: row.asked_at.toString(),
    decidedBy: row.decided_by,
    decidedAt: row.decided_at?.toString() ?? null,
    note: row.note,
  };
}

function toLogEntry(parts: LoansParts, row: CreditLineEventRow): CreditLineLogEntry {
  return {
    seq: row.seq,
    kind: row.kind,
    on: row.value_on.toString(),
    amount: row.amount === null ? null : wireOf(parts, row.amount),
    until: row.until_on?.toString() ?? null,
    loanId: row.loan_id as LoanId | null,
    madeBy: row.made_by,
    approvedBy: row.approved_by,
    reason: row.reason,
    recordedAt: row.recorded_at.toString(),
  };
}

export type CreditLineResult = Result<CreditLine, Problem>;
