import { callIdentity, type LineRecord, paymentIdentity, type Transaction } from '@lendline/behaviour';
import { canonicalJson, type Context } from '@lendline/kernel';
import type { RowFace } from '../rules/match-rows.ts';
import { type Scramble, storedCall, storedTransaction } from '../rules/stored-rows.ts';
import type { RecordsParts } from './parts.ts';
import { scrambler } from './scramble.ts';

/** A row as a provider or partner told it. */
export type ToldRow =
  | { readonly id: string | null; readonly transaction: Transaction }
  | { readonly id: string | null; readonly call: LineRecord };

/** A row that is ready to be kept: what it is matched by, and what is sealed. */
export interface FacedRow {
  readonly face: RowFace;
  readonly stored: object;
  /** What tells it from other rows, whatever they came in. */
  readonly identity: string;
  readonly record: LineRecord | Transaction;
}

/**
 * Scrambles rows and hashes what they are told apart by, under the tenant's key: nothing that is stored beside the
 * sealed rows says an amount, an id or a name.
 */
export async function facesOf(
  { crypto, plan }: Pick<RecordsParts, 'crypto' | 'plan'>,
  context: Context,
  { rows, country }: { readonly rows: readonly ToldRow[]; readonly country: string },
): Promise<FacedRow[]> {
  const texts = rows.map((row) => ('call' in row ? row.call.peer : (row.transaction.counterparty_account ?? '')));
  const scramble = await scrambler({ crypto, plan }, context, { texts, country });
  const hash = (use: string, text: string): Promise<string> =>
    crypto.blindIndex({ tenant: context.tenant, use: `feed-row-${use}` }, text);
  const arrived_ms = context.now().epochMilliseconds;
  return Promise.all(
    rows.map(async (row) => {
      const { stored, says, whole, money, day_ms, booked } =
        'call' in row ? faceOfCall(row.call, scramble) : faceOfPayment(row.transaction, scramble);
      const face: RowFace = {
        idIndex: row.id === null ? null : await hash('id', row.id),
        look: await hash('look', canonicalJson(says)),
        money: await hash('money', money),
        day: Temporal.Instant.fromEpochMilliseconds(day_ms).toZonedDateTimeISO('UTC').toPlainDate(),
        digest: await hash('whole', canonicalJson({ id: row.id, ...whole, source_line: 0 })),
        booked,
      };
      const identity = 'kind' in stored ? callIdentity(stored) : paymentIdentity(stored);
      return { face, stored: { ...stored, arrived_ms }, identity, record: toldRecord(row) };
    }),
  );
}

function faceOfPayment(row: Transaction, scramble: Scramble) {
  const stored = storedTransaction(row, scramble);
  const { amount, currency, direction, counterparty, counterparty_account, description, wall_ms } = stored;
  const says = { amount, currency, direction, counterparty, counterparty_account, description };
  const booked = row.status !== 'pending';
  return {
    stored,
    // The day of a pending row is that of the reading where the bank names one to come: it says nothing of the payment.
    says: booked ? { ...says, wall_ms } : says,
    whole: booked ? stored : { ...stored, at_ms: 0, wall_ms: 0 },
    money: `${direction} ${amount} ${currency}`,
    day_ms: wall_ms,
    booked,
  };
}

function faceOfCall(row: LineRecord, scramble: Scramble) {
  const stored = storedCall(row, scramble);
  const { kind, direction, peer, at_ms, wall_ms, seconds } = stored;
  const says = { kind, direction, peer, at_ms, seconds };
  return { stored, says, whole: stored, money: `${kind} ${direction} ${at_ms}`, day_ms: wall_ms, booked: true };
}

/** The record itself, whichever it is. */
export function toldRecord(row: ToldRow): LineRecord | Transaction {
  return 'call' in row ? row.call : row.transaction;
}
