import { toDecimalString } from '@lendline/kernel';
import type { MandateAnswer, MandateDoor, MandateOrder } from '../rail.ts';
import { linkOf, silent } from './asking.ts';
import type { WalletAnswer, WalletClient } from './client.ts';
import { refusalOf, textOf } from './errors.ts';

const scope = 'wallet:mandates';

/** Debit mandates: what a payer allows the lender to collect without being asked each time. */
export function mandateDoor(client: WalletClient): MandateDoor {
  return {
    accountOf: async (reference) => {
      const told = await client.call({ method: 'GET', path: `/transactions/${encodeURIComponent(reference)}` });
      return told.kind === 'answer' ? walletIdIn(told.body) : null;
    },
    create: async (order) => readMandate(await create(client, order)),
    ask: async ({ orderId, account, reference }) => {
      if (reference) return readMandate(await show(client, pathOf(account, reference)));
      const link = await linkOf(client, orderId);
      if (link.kind !== 'link') return link;
      // A link of another account than ours would be somebody else's mandate.
      const ours = link.path.startsWith(`${pathOf(account)}/`) && /^[\w.@%/-]{1,200}$/.test(link.path);
      return ours ? readMandate(await show(client, link.path)) : { kind: 'unknown', because: 'rail-error' };
    },
    end: async ({ account, reference }) => {
      const body = [{ op: 'replace', path: '/mandateStatus', value: 'inactive' }];
      const ended = await client.call({ method: 'PATCH', path: pathOf(account, reference), scope, body });
      return ended.kind === 'answer' ? { kind: 'ended' } : readMandate(ended);
    },
  };
}

function create(client: WalletClient, order: MandateOrder): Promise<WalletAnswer> {
  return client.call({
    method: 'POST',
    path: pathOf(order.account),
    scope,
    headers: { 'X-CorrelationID': order.orderId },
    body: {
      startDate: order.startsOn.toString(),
      endDate: order.endsOn.toString(),
      amountLimit: toDecimalString(order.limit),
      currency: order.limit.currency,
    },
  });
}

function show(client: WalletClient, path: string): Promise<WalletAnswer> {
  return client.call({ method: 'GET', path, scope });
}

function pathOf(account: string, reference?: string): string {
  const mandates = `/accounts/${account}/debitmandates`;
  return reference === undefined ? mandates : `${mandates}/${encodeURIComponent(reference)}`;
}

function readMandate(answer: WalletAnswer): MandateAnswer {
  if (answer.kind === 'error') {
    const reason = refusalOf(answer.code);
    return reason ? { kind: 'failed', reason } : silent(answer);
  }
  if (answer.kind === 'silence') return silent(answer);
  const reference = textOf(answer.body['mandateReference']);
  // 202: the operator asks the payer first.
  if (!reference) return { kind: 'pending' };
  return answer.body['mandateStatus'] === 'inactive' ? { kind: 'ended' } : { kind: 'active', reference };
}

/** The borrower's side of a transaction by the operator's own id: a phone number must not stand in a URL. */
function walletIdIn(body: Readonly<Record<string, unknown>>): string | null {
  const parties = [body['creditParty'], body['debitParty']].flatMap((side) =>
    Array.isArray(side) ? side : [],
  ) as unknown[];
  for (const party of parties) {
    const { key, value } = party as { key?: unknown; value?: unknown };
    if (key === 'walletid' && typeof value === 'string' && /^[\w.-]{1,64}$/.test(value)) return `walletid@${value}`;
  }
  return null;
}
