import { idOf, instantText, localeName, type SchemasOf, z } from '@lendline/platform';
import type { MessagesClient } from './contract.ts';

const message = z.object({
  id: idOf('message'),
  lineId: idOf('line'),
  template: z.string(),
  channel: z.literal('sms'),
  locale: localeName,
  state: z.enum(['queued', 'sent', 'delivered', 'failed', 'unknown', 'withheld']),
  reason: z.string().nullable(),
  createdAt: instantText,
  sentAt: instantText.nullable(),
  deliveredAt: instantText.nullable(),
});

export const messagesSchemas: SchemasOf<MessagesClient> = {
  send: {
    input: z.object({
      lineId: idOf('line'),
      template: z.string(),
      parameters: z.record(z.string(), z.string().max(200)),
      locale: localeName,
      key: z.string().min(1).max(200),
    }),
    output: message,
  },
  listOfLine: { input: z.object({ lineId: idOf('line') }), output: z.object({ messages: z.array(message) }) },
};
