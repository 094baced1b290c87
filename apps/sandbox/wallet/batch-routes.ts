import type { HttpBindings } from '@hono/node-server';
import type { Result } from '@lendline/kernel';
import { Hono } from 'hono';
import type { z } from 'zod';
import { faultHeader } from '../faults.ts';
import { disbursement, type Envelope, merchantPayment } from './orders.ts';
import type { Rejection, WalletBatch } from './batches.ts';
import {
  authorised,
  envelopeOf,
  hangUp,
  notFound,
  readBody,
  refuse,
  type WalletApp,
  type WalletContext,
  type WalletDoor,
} from './routes.ts';
import type { Transaction } from './transactions.ts';
import { type WalletError, walletError } from './wallet-error.ts';
import { batchBody, type TransactionBody, transactionObject } from './wire.ts';

/** Batch transactions (GSMA Mobile Money API 1.2): taken with 202, each order ends by itself. */
export function batchRoutes(door: WalletDoor): WalletApp {
  const app: WalletApp = new Hono<{ Bindings: HttpBindings }>();
  app.post('/batchtransactions', (c) => takeBatch(c, door));
  app.get('/batchtransactions/:batch', (c) => withBatch(c, door, (batch) => c.json(batchObject(door, batch))));
  app.get('/batchtransactions/:batch/completions', (c) =>
    withBatch(c, door, (batch) =>
      c.json(
        page(
          c,
          endedOf(door, batch, 'completed').map((one) => completion(door, one)),
        ),
      ),
    ),
  );
  app.get('/batchtransactions/:batch/rejections', (c) =>
    withBatch(c, door, (batch) => c.json(page(c, rejectionsOf(door, batch)))),
  );
  return app;
}

async function takeBatch(c: WalletContext, door: WalletDoor): Promise<Response> {
  const fault = door.faults.wallet(c.req.header(faultHeader));
  if (fault === 'timeout') await door.silence.keep(c.req.raw.signal);
  if (fault === 'timeout' || fault === 'error') {
    return refuse(c, door, walletError('genericError', 'the wallet is out of service; try again later'));
  }
  const clientId = await authorised(c, door, 'wallet:transactions');
  if (typeof clientId !== 'string') return clientId;
  const envelope = envelopeOf(c, clientId, fault);
  if (!envelope.ok) return refuse(c, door, envelope.error);
  const body = await readBody(c, batchBody);
  if (!body.ok) return refuse(c, door, body.error);
  const made = make(door, envelope.value, body.value);
  if (!made.ok) return refuse(c, door, made.error);
  if (fault === 'lost-response') return hangUp(c);
  c.header('X-Date', door.clock.now().toString());
  const { serverCorrelationId, id: objectReference, callbackUrl } = made.value;
  const notificationMethod = callbackUrl === undefined ? 'polling' : 'callback';
  return c.json({ serverCorrelationId, objectReference, status: 'pending', notificationMethod, pollLimit: 100 }, 202);
}

function make(door: WalletDoor, envelope: Envelope, body: z.infer<typeof batchBody>): Result<WalletBatch, WalletError> {
  const { clientId, correlationId, callbackUrl } = envelope;
  const { batchTitle: title, transactions } = body;
  const given = { clientId, correlationId, ...(title ? { title } : {}), ...(callbackUrl ? { callbackUrl } : {}) };
  const made = door.batches.create(given, body);
  if (!made.ok) return made;
  const { batch, isNew } = made.value;
  if (isNew) fill(door, { batch, envelope, transactions });
  return { ok: true, value: batch };
}

interface Filling {
  readonly batch: WalletBatch;
  readonly envelope: Envelope;
  readonly transactions: readonly (TransactionBody & { readonly type: string })[];
}

function fill(door: WalletDoor, { batch, envelope, transactions }: Filling): void {
  const rejected: Rejection[] = [];
  const taken: Transaction[] = [];
  for (const [index, { type, ...body }] of transactions.entries()) {
    const { clientId, fault, correlationId } = envelope;
    const one = { clientId, fault, correlationId: `${correlationId}/${index + 1}`, callbackUrl: undefined };
    const wanted = type === 'disbursement' ? disbursement(door, one, body) : merchantPayment(door, one, body);
    const accepted = wanted.ok ? door.transactions.accept(wanted.value) : wanted;
    if (accepted.ok) taken.push(accepted.value.transaction);
    else rejected.push(rejectionOf(body, accepted.error.errorCode));
  }
  door.batches.fill(batch, { taken: taken.map(({ reference }) => reference), rejected });
  const { callbackUrl } = batch;
  const tells = callbackUrl !== undefined && envelope.fault !== 'no-callback';
  door.settlement.scheduleAll(taken, tells ? { url: callbackUrl, batch, body: () => batchObject(door, batch) } : null);
}

function rejectionOf(body: TransactionBody, reason: string): Rejection {
  const { creditParty = [], debitParty = [], requestingOrganisationTransactionReference: reference } = body;
  return { creditParty, debitParty, reason, ...(reference === undefined ? {} : { organisationReference: reference }) };
}

async function withBatch(
  c: WalletContext,
  door: WalletDoor,
  answer: (batch: WalletBatch) => Response,
): Promise<Response> {
  const clientId = await authorised(c, door, 'wallet:transactions');
  if (typeof clientId !== 'string') return clientId;
  const batch = door.batches.find(clientId, c.req.param('batch') ?? '');
  return batch ? answer(batch) : notFound(c, door);
}

function endedOf(door: WalletDoor, batch: WalletBatch, state: Transaction['state']): Transaction[] {
  return batch.taken.flatMap((reference) => {
    const transaction = door.transactions.find(batch.clientId, reference);
    return transaction?.state === state ? [transaction] : [];
  });
}

function batchObject(door: WalletDoor, batch: WalletBatch): Readonly<Record<string, unknown>> {
  const [completed, failed] = [endedOf(door, batch, 'completed'), endedOf(door, batch, 'failed')];
  const done = completed.length + failed.length === batch.taken.length;
  return {
    batchId: batch.id,
    batchStatus: done ? 'completed' : 'approved',
    approvalDate: batch.createdAt,
    completionDate: door.clock.now().toString(),
    ...(batch.title === undefined ? {} : { batchTitle: batch.title }),
    processingFlag: !done,
    completedCount: completed.length,
    rejectionCount: failed.length + batch.rejected.length,
    creationDate: batch.createdAt,
  };
}

function completion(door: WalletDoor, transaction: Transaction): Readonly<Record<string, unknown>> {
  const link = `/transactions/${transaction.reference}`;
  return { ...namesOf(door, transaction), completionDate: transaction.modifiedAt, link };
}

function namesOf({ accounts }: WalletDoor, transaction: Transaction): Readonly<Record<string, unknown>> {
  const told = transactionObject(transaction, accounts);
  return {
    transactionReference: transaction.reference,
    requestingOrganisationTransactionReference: told['requestingOrganisationTransactionReference'],
    creditParty: told['creditParty'],
    debitParty: told['debitParty'],
  };
}

function rejectionsOf(door: WalletDoor, batch: WalletBatch): Readonly<Record<string, unknown>>[] {
  const failed = endedOf(door, batch, 'failed').map((transaction) => {
    const rejectionReason = transaction.error?.errorCode ?? 'genericError';
    return { ...namesOf(door, transaction), rejectionReason, rejectionDate: transaction.modifiedAt };
  });
  const never = batch.rejected.map(({ organisationReference, creditParty, debitParty, reason }) => ({
    requestingOrganisationTransactionReference: organisationReference,
    creditParty,
    debitParty,
    rejectionReason: reason,
    rejectionDate: batch.createdAt,
  }));
  return [...never, ...failed];
}

function page<Row>(c: WalletContext, rows: readonly Row[]): readonly Row[] {
  const offset = Math.max(0, Number(c.req.query('offset') ?? 0) || 0);
  const limit = Math.min(500, Math.max(1, Number(c.req.query('limit') ?? 50) || 50));
  c.header('X-Records-Available-Count', String(rows.length));
  return rows.slice(offset, offset + limit);
}
