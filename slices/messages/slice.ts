import { type Clock, ok, present } from '@lendline/kernel';
import type { LinesClient } from '@lendline/lines/contract';
import type { LoansClient } from '@lendline/loans/contract';
import { defineSlice, isSignedBy, newContext, privateKeyText, signedCall, webhookSecrets, z } from '@lendline/platform';
import { type ContactCadence, packById } from '@lendline/strategy';
import type { Hono } from 'hono';
import { restSmsDoor } from './connectors/sms-door.ts';
import type { MessageId, MessagesClient } from './contract.ts';
import { messagesRoutes } from './routes.ts';
import { reminderHours } from './rules/contact-hours.ts';
import { messagesSchemas } from './schemas.ts';
import { noteLanguage } from './store/languages.ts';
import { messagesOfLine } from './store/messages.ts';
import type { MessagesTables } from './store/tables.ts';
import type { MessagesParts } from './usecases/parts.ts';
import { queueMessage } from './usecases/queue-message.ts';
import { sendMessage } from './usecases/send-message.ts';
import { takeReceipt } from './usecases/take-receipt.ts';
import { noteLoanEvent, remind, tellOfLoan } from './usecases/tell-of-loan.ts';

const receiptPath = '/messages/receipts';

const config = z.object({
  pack: z.enum(['cn', 'ke']).default('cn'),
  lender: z.string().default('Lendline'),
  smsUrl: z.url('expected the address of the carrier’s message door'),
  smsClientId: z.string('expected the client id that the carrier gave'),
  smsKey: privateKeyText,
  smsTimeoutMs: z.coerce.number().int().min(100).default(5000),
  smsSender: z.string().max(20).default('Lendline'),
  /** Our own address as the carrier reaches it; without it there are no delivery receipts. */
  callbackUrl: z.url().optional(),
  /** Two while the carrier changes from one to the other; without one no receipt is believed. */
  callbackSecret: webhookSecrets.or(z.literal('')).default(''),
});

type Config = z.infer<typeof config>;

interface Needs {
  readonly lines: LinesClient;
  readonly loans: LoansClient;
}

export const messagesSlice = defineSlice<MessagesClient, Needs, Config, MessagesTables>({
  name: 'messages',
  needs: ['lines', 'loans'],
  migrations: new URL('migrations/', import.meta.url),
  routes: messagesRoutes,
  schemas: messagesSchemas,
  config,
  build: ({ database, needs, config: settings, clock, log, metrics }) => {
    const pack = present(packById(settings.pack), 'the pack is one of those in the box');
    const { contactCadence: cadence, zone } = pack;
    const hours = reminderHours(cadence);
    const parts: MessagesParts = {
      database,
      ...needs,
      door: doorOf(settings),
      hours,
      zone,
      lender: settings.lender,
      log,
      metrics,
    };
    const reminding = { ...parts, templateOn: (day: number) => templateOn(cadence, day) };
    return {
      operations: {
        send: (context, input) => queueMessage(parts, context, input),
        listOfLine: async (context, { lineId }) =>
          ok({ messages: await database.transaction(context, (tx) => messagesOfLine(tx, lineId), { readOnly: true }) }),
      },
      jobs: {
        send: (context, payload) => sendMessage(parts, context, (payload as { id: MessageId }).id),
        'tell-of-loan': (context, payload) => tellOfLoan(parts, context, payload),
      },
      subscriptions: [
        { producer: 'lines', type: 'lines.proved', handle: noteLanguage },
        { producer: 'loans', type: 'loans.activated', handle: noteLoanEvent },
        { producer: 'loans', type: 'loans.closed', handle: noteLoanEvent },
        { producer: 'loans', type: 'loans.instalment-nears', handle: (tx, event) => remind(tx, reminding, event) },
      ],
      doors: (app) => receiptDoor(app, parts, { secret: settings.callbackSecret, clock }),
    };
  },
});

function doorOf(settings: Config): MessagesParts['door'] {
  return restSmsDoor({
    url: settings.smsUrl,
    clientId: settings.smsClientId,
    privateKey: settings.smsKey,
    timeout_ms: settings.smsTimeoutMs,
    sender: settings.smsSender,
    receiptUrl: settings.callbackUrl ? new URL(`/api${receiptPath}`, settings.callbackUrl).href : null,
  });
}

function templateOn(cadence: ContactCadence, day: number): string | null {
  return cadence.sms.find((text) => text.day === day)?.message ?? null;
}

/** The carrier's receipts. A call that is not the carrier's is refused; one that says nothing new is thanked for. */
function receiptDoor(app: Hono, parts: MessagesParts, { secret, clock }: { secret: string; clock: Clock }): void {
  app.post(receiptPath, async (request) => {
    const text = await request.req.text();
    const call = signedCall((name) => request.req.header(name), text);
    if (!isSignedBy(secret, call, clock.now().epochMilliseconds)) {
      return request.body(null, 401);
    }
    const context = newContext({ actor: { kind: 'service', name: 'messages' }, clock });
    const body: unknown = parse(text);
    const taken = body === null ? 'nothing' : await takeReceipt(parts, context, body);
    parts.log.debug({ slice: 'messages', state: taken }, 'a delivery receipt came');
    return request.body(null, 204);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
