import { messagesRoutes } from '@lendline/messages/routes';
import type { LineId } from '@lendline/lines/contract';
import { useQuery } from '@tanstack/react-query';
import { messages } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { may, useMember } from '../session/member.ts';

/** What was sent to a line, newest first. */
export function useMessages(lineId: LineId) {
  return useQuery({
    queryKey: ['messages', lineId],
    queryFn: () => valueOf(messages.listOfLine({ lineId })),
    select: (answer) => answer.messages.toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt)),
    enabled: may(useMember(), messagesRoutes.listOfLine),
  });
}
