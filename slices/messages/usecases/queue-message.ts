import { type Context, type Locale, newId, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { SliceTransaction } from '@lendline/platform';
import type { Message } from '../contract.ts';
import { problem } from '../problems.ts';
import { mayGoAt } from '../rules/contact-hours.ts';
import { render, templates } from '../rules/templates.ts';
import { keepMessage, toMessage } from '../store/messages.ts';
import type { MessagesTables } from '../store/tables.ts';
import type { MessagesParts } from './parts.ts';

export interface NewMessage {
  readonly lineId: LineId;
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly locale: Locale;
  readonly key: string;
}

/** Queues a message, once per key, for when the contact hours allow it. */
export async function queueMessage(
  parts: MessagesParts,
  context: Context,
  message: NewMessage,
): Promise<Result<Message, Problem>> {
  return parts.database.transaction(context, (tx) => queueInside(tx, parts, message));
}

/** The same inside a transaction that has another cause, such as an event. */
export async function queueInside(
  tx: SliceTransaction<MessagesTables>,
  parts: Pick<MessagesParts, 'hours' | 'zone' | 'lender'>,
  message: NewMessage,
): Promise<Result<Message, Problem>> {
  const template = templates.find(({ name }) => name === message.template);
  if (!template) return problem('messages.no-template', { template: message.template });
  const parameters = { ...message.parameters, lender: parts.lender };
  const rendered = render(template, message.locale, parameters);
  if ('missing' in rendered) return problem('messages.parameter-missing', { parameter: rendered.missing });
  const now = tx.context.now();
  const { row, isNew } = await keepMessage(tx, {
    id: newId('message', now),
    tenant: tx.context.tenant,
    key: message.key,
    line_id: message.lineId,
    template: template.name,
    parameters,
    locale: message.locale,
    state: 'queued',
    reason: null,
    reference: null,
    created_at: now,
    sent_at: null,
    delivered_at: null,
  });
  if (isNew) {
    await tx.audit({ action: 'queue-message', subject: row.id, outcome: 'done', details: { template: template.name } });
    const runAt = mayGoAt(template, { hours: parts.hours, zone: parts.zone, now });
    await tx.enqueue({ task: 'send', payload: { id: row.id }, key: row.id, runAt });
  }
  return ok(toMessage(row));
}
