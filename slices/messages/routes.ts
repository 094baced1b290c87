import type { RoutesOf } from '@lendline/kernel';
import type { MessagesClient } from './contract.ts';

export const messagesRoutes = {
  send: { method: 'POST', path: '/messages', audience: ['service'], summary: 'Send a message by template' },
  listOfLine: {
    method: 'GET',
    path: '/messages/lines/{lineId}',
    audience: ['staff', 'service'],
    permission: 'messages.read',
    summary: 'What was sent to a line',
  },
} as const satisfies RoutesOf<MessagesClient>;
