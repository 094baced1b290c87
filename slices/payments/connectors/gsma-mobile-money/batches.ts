import { assert } from '@lendline/kernel';
import type { BatchAsked, BatchDoor, RailBatch, Settled } from '../rail.ts';
import { linkOf, silent } from './asking.ts';
import type { WalletAnswer, WalletClient } from './client.ts';
import { readOrdered, refusalOf, textOf } from './errors.ts';
import { transactionOf } from './transaction-body.ts';

const pageRows = 500;

/** Batch transactions: many orders in one request; which completed and which were rejected is asked for. */
export function batchDoor(client: WalletClient): BatchDoor {
  return {
    place: async (batch) => readOrdered(await place(client, batch)),
    ask: ({ orderId }) => askAbout(client, orderId),
  };
}

function place(client: WalletClient, batch: RailBatch): Promise<WalletAnswer> {
  const transactions = batch.orders.map((order) => {
    assert(order.direction !== 'return', 'reversals go one by one');
    const { type, body } = transactionOf(order);
    return { type, ...body };
  });
  return client.call({
    method: 'POST',
    path: '/batchtransactions',
    headers: { 'X-CorrelationID': batch.orderId, 'X-Callback-URL': batch.callbackUrl },
    body: { batchTitle: batch.batchId, transactions },
  });
}

async function askAbout(client: WalletClient, orderId: string): Promise<BatchAsked> {
  const link = await linkOf(client, orderId);
  if (link.kind !== 'link') return link;
  if (!/^\/batchtransactions\/[\w.-]{1,128}$/.test(link.path)) return { kind: 'unknown', because: 'rail-error' };
  const completions = await rowsOf(client, `${link.path}/completions`);
  if (!Array.isArray(completions)) return completions;
  const rejections = await rowsOf(client, `${link.path}/rejections`);
  if (!Array.isArray(rejections)) return rejections;
  const outcomes = new Map<string, Settled>();
  for (const row of completions) note(outcomes, row, completed(row));
  for (const row of rejections) note(outcomes, row, rejected(row));
  return outcomes.size === 0 ? { kind: 'pending' } : { kind: 'told', outcomes };
}

type Row = Readonly<Record<string, unknown>>;
type NoRows = { readonly kind: 'unknown'; readonly because: 'timeout' | 'rail-error' };

async function rowsOf(client: WalletClient, path: string): Promise<Row[] | NoRows> {
  const rows: Row[] = [];
  for (;;) {
    const answer = await client.call({ method: 'GET', path: `${path}?limit=${pageRows}&offset=${rows.length}` });
    if (answer.kind !== 'answer') return silent(answer);
    const page = Array.isArray(answer.body) ? (answer.body as Row[]) : null;
    if (!page) return { kind: 'unknown', because: 'rail-error' };
    rows.push(...page);
    if (page.length < pageRows) return rows;
  }
}

function note(outcomes: Map<string, Settled>, row: Row, settled: Settled | null): void {
  const paymentId = textOf(row['requestingOrganisationTransactionReference']);
  if (paymentId && settled) outcomes.set(paymentId, settled);
}

function completed(row: Row): Settled | null {
  const reference = textOf(row['transactionReference']);
  return reference ? { kind: 'succeeded', reference } : null;
}

/** The reason is free text in the specification; operators put their error code there. */
function rejected(row: Row): Settled {
  const reason = refusalOf(textOf(row['rejectionReason']) ?? '') ?? 'refused-by-rail';
  return { kind: 'failed', reason, reference: textOf(row['transactionReference']) };
}
