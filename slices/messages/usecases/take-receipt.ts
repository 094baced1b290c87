import type { Context } from '@lendline/kernel';
import { isId } from '@lendline/kernel';
import { applyReceipt } from '../store/messages.ts';
import type { MessagesParts } from './parts.ts';

/** A delivery receipt as the carrier posts it, checked against its signature before it comes here. */
export async function takeReceipt(parts: MessagesParts, context: Context, body: unknown): Promise<'taken' | 'nothing'> {
  const receipt = body as { reference?: unknown; status?: unknown; at?: unknown };
  if (typeof receipt.reference !== 'string' || !isId('message', receipt.reference)) return 'nothing';
  const { reference: id, status } = receipt;
  if (status !== 'delivered' && status !== 'undelivered') return 'nothing';
  const taken = await parts.database.transaction(context, (tx) =>
    applyReceipt(tx, { id, delivered: status === 'delivered', at: context.now() }),
  );
  if (taken) parts.metrics.count('messages', status);
  return taken ? 'taken' : 'nothing';
}
