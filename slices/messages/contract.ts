import type { Id, Locale, Operation } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';

export type MessageId = Id<'message'>;

/** The templates are data in `rules/templates.ts`; each has a text in both languages. */
export type TemplateName = string;

export interface Message {
  readonly id: MessageId;
  readonly lineId: LineId;
  readonly template: TemplateName;
  readonly channel: 'sms';
  readonly locale: Locale;
  /** `withheld`: the contact rules forbid it now; `reason` says which. */
  readonly state: 'queued' | 'sent' | 'delivered' | 'failed' | 'unknown' | 'withheld';
  readonly reason: string | null;
  readonly createdAt: string;
  readonly sentAt: string | null;
  readonly deliveredAt: string | null;
}

export interface MessagesClient {
  /** Sends one message by template. `key` makes it once only. Quiet hours delay it; a complaint withholds it. */
  readonly send: Operation<
    {
      readonly lineId: LineId;
      readonly template: TemplateName;
      readonly parameters: Readonly<Record<string, string>>;
      readonly locale: Locale;
      readonly key: string;
    },
    Message
  >;
  readonly listOfLine: Operation<{ readonly lineId: LineId }, { readonly messages: readonly Message[] }>;
}
