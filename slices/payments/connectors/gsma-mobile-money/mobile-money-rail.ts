import { toDecimalString } from '@lendline/kernel';
import type { OrderAnswer, Rail, RailOrder, ReturnOrder } from '../rail.ts';
import { askAbout } from './asking.ts';
import { batchDoor } from './batches.ts';
import { readCallback } from './callbacks.ts';
import { type MobileMoneySettings, type WalletClient, walletClient } from './client.ts';
import { readOrdered } from './errors.ts';
import { mandateDoor } from './mandates.ts';
import { readStatementOf } from './statement.ts';
import { transactionOf } from './transaction-body.ts';

/** A wallet that speaks the GSMA Mobile Money API 1.2: orders are taken with 202 and end later, by callback or by asking. */
export function mobileMoneyRail(settings: MobileMoneySettings): Rail {
  const client = walletClient(settings);
  return {
    disburse: (order) => place(client, order),
    collect: (order) => place(client, order),
    giveBack: (order) => reverse(client, order),
    ask: (order) => askAbout(client, order),
    readCallback: (request) => readCallback(settings.callbackSecrets, request),
    mandates: mandateDoor(client),
    batches: batchDoor(client),
    statement: (span) => readStatementOf({ client, account: settings.clientId, zone: settings.zone }, span),
    alive: () => heartbeat(client),
  };
}

async function place(client: WalletClient, order: RailOrder): Promise<OrderAnswer> {
  const { type, body } = transactionOf(order);
  return readOrdered(await client.call({ ...post(order, body), path: `/transactions/type/${type}` }));
}

/** The operator takes a completed transaction back: its parties change sides. */
async function reverse(client: WalletClient, order: ReturnOrder): Promise<OrderAnswer> {
  const body = {
    type: 'reversal',
    amount: toDecimalString(order.amount),
    currency: order.amount.currency,
    requestingOrganisationTransactionReference: order.paymentId,
  };
  const path = `/transactions/${encodeURIComponent(order.original)}/reversals`;
  return readOrdered(await client.call({ ...post(order, body), path }));
}

function post({ orderId, callbackUrl }: Pick<RailOrder, 'orderId' | 'callbackUrl'>, body: object) {
  return { method: 'POST', headers: { 'X-CorrelationID': orderId, 'X-Callback-URL': callbackUrl }, body } as const;
}

async function heartbeat(client: WalletClient): ReturnType<Rail['alive']> {
  const told = await client.call({ method: 'GET', path: '/heartbeat' });
  if (told.kind !== 'answer') return 'unavailable';
  const status = told.body['serviceStatus'];
  return status === 'available' || status === 'degraded' ? status : 'unavailable';
}
