import type { Context } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { asService } from '@lendline/platform';
import type { SmsAnswer } from '../connectors/sms-door.ts';
import type { MessageId } from '../contract.ts';
import { render, templates } from '../rules/templates.ts';
import { findMessage, updateMessage } from '../store/messages.ts';
import type { MessageRow } from '../store/tables.ts';
import type { MessagesParts } from './parts.ts';

/**
 * Sends one queued message. When the carrier stays silent the job fails and is tried again under the same key, so
 * that the text goes once at most; a refusal is final.
 */
export async function sendMessage(parts: MessagesParts, context: Context, id: MessageId): Promise<void> {
  const row = await parts.database.transaction(context, (tx) => findMessage(tx, id), { readOnly: true });
  if (!row || (row.state !== 'queued' && row.state !== 'unknown')) return;
  const person = await parts.lines.readPersonalData(asService(context, 'messages'), {
    lineId: row.line_id as LineId,
    purpose: 'send a message',
  });
  if (!person.ok) {
    if (person.error.status === 404)
      return settle(parts, context, { row, answer: { kind: 'refused', because: 'no-line' } });
    throw new Error(`the number of a line could not be read: ${person.error.code}`);
  }
  // The number is somebody else's by now, whom the text is no business of.
  if (person.value.lineEndedAt !== null)
    return settle(parts, context, { row, answer: { kind: 'refused', because: 'line-ended' } });
  const answer = await parts.door.send({ to: person.value.phone, text: textOf(row), key: row.id });
  await settle(parts, context, { row, answer });
  if (answer.kind === 'unknown') throw new Error(`the carrier did not say whether a message went: ${answer.because}`);
}

function textOf(row: MessageRow): string {
  const template = templates.find(({ name }) => name === row.template);
  const rendered = template && render(template, row.locale, row.parameters);
  if (!rendered || 'missing' in rendered) throw new Error(`the template ${row.template} no longer fits its parameters`);
  return rendered.text;
}

async function settle(
  parts: MessagesParts,
  context: Context,
  { row, answer }: { row: MessageRow; answer: SmsAnswer },
): Promise<void> {
  parts.metrics.count('messages', answer.kind);
  await parts.database.transaction(context, async (tx) => {
    // A receipt may have overtaken the answer.
    const current = await findMessage(tx, row.id as MessageId);
    if (current?.state !== 'queued' && current?.state !== 'unknown') return;
    if (answer.kind === 'taken') {
      await updateMessage(tx, row.id, {
        state: 'sent',
        reference: answer.reference,
        sent_at: context.now(),
        reason: null,
      });
    } else {
      await updateMessage(tx, row.id, {
        state: answer.kind === 'unknown' ? 'unknown' : 'failed',
        reason: answer.because,
      });
    }
  });
}
