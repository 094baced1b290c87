import { type Clock, newId } from '@lendline/kernel';
import { z } from 'zod';
import type { Kept } from '../state/snapshot.ts';

const messageShape = z.object({
  id: z.string(),
  phone: z.string(),
  /** Who the phone shows as the sender. */
  from: z.string(),
  text: z.string(),
  at: z.string(),
});

/** A text message as it lies on a simulated phone. */
export type Message = z.infer<typeof messageShape>;

export interface Messages {
  receive(message: { readonly phone: string; readonly from: string; readonly text: string }): Message;
  /** Newest first. */
  of(phone: string): readonly Message[];
  /** Numbers of all phones that have messages, the one with the newest first. */
  phones(): readonly string[];
  /** The returned function stops telling. */
  onReceive(listener: (message: Message) => void): () => void;
  readonly kept: Kept;
}

/** Kept per phone; older ones fall off, as on a real phone that is full. */
const roomPerPhone = 200;

export function createMessages({ clock, touch }: { clock: Clock; touch: () => void }): Messages {
  // A Map keeps the order of insertion: a phone that receives is put at the end.
  const byPhone = new Map<string, Message[]>();
  const listeners = new Set<(message: Message) => void>();

  function keep(message: Message): void {
    const onPhone = byPhone.get(message.phone) ?? [];
    byPhone.delete(message.phone);
    byPhone.set(message.phone, [message, ...onPhone].slice(0, roomPerPhone));
  }

  return {
    receive: ({ phone, from, text }) => {
      const now = clock.now();
      const message = { id: newId('sms', now), phone, from, text, at: now.toString({ smallestUnit: 'second' }) };
      keep(message);
      touch();
      for (const listener of listeners) listener(message);
      return message;
    },
    of: (phone) => byPhone.get(phone) ?? [],
    phones: () => [...byPhone.keys()].toReversed(),
    onReceive: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    kept: {
      name: 'messages',
      save: () => [...byPhone.values()].map((messages) => messages.toReversed()),
      load: (saved) => {
        for (const message of z.array(z.array(messageShape)).parse(saved).flat()) keep(message);
      },
    },
  };
}

/** The code that a text carries: the first run of 4 to 8 digits that is no part of a longer number or an amount. */
export function codeIn(text: string): string | undefined {
  return /(?<![\d.,*¥])\d{4,8}(?![\d.,]*\d|[-年])/u.exec(text)?.[0];
}
