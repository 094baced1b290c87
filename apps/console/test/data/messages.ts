import type { LineId } from '@lendline/lines/contract';
import type { Message } from '@lendline/messages/contract';
import { madeUpId } from './ids.ts';

export function messagesOf(lineId: LineId): readonly Message[] {
  const base = { lineId, channel: 'sms', locale: 'zh-CN', reason: null } as const;
  return [
    {
      ...base,
      id: madeUpId('message', 1),
      template: 'loan-paid-out',
      state: 'delivered',
      createdAt: '2026-11-21T02:11:04Z',
      sentAt: '2026-11-21T02:11:05Z',
      deliveredAt: '2026-11-21T02:11:08Z',
    },
    {
      ...base,
      id: madeUpId('message', 2),
      template: 'due-soon',
      state: 'withheld',
      reason: 'quiet-hours',
      createdAt: '2026-11-21T14:40:00Z',
      sentAt: null,
      deliveredAt: null,
    },
  ];
}
