import type { LineId } from '@lendline/lines/contract';
import { recordsRoutes } from '@lendline/records/routes';
import { useQuery } from '@tanstack/react-query';
import { records } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { may, useMember } from '../session/member.ts';

/** Whom a borrower named, by kind and day alone. */
export function useTies(lineId: LineId) {
  return useQuery({
    queryKey: ['records', 'ties', lineId],
    queryFn: () => valueOf(records.listTiesOfLine({ lineId })),
    select: ({ ties }) => ties,
    enabled: may(useMember(), recordsRoutes.listTiesOfLine),
  });
}
