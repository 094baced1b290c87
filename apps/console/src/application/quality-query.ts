import type { LineId } from '@lendline/lines/contract';
import { recordsRoutes } from '@lendline/records/routes';
import { useQuery } from '@tanstack/react-query';
import { records } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { may, useMember } from '../session/member.ts';

/** How good the records of a line are, by source. */
export function useQuality(lineId: LineId) {
  return useQuery({
    queryKey: ['records', 'quality', lineId],
    queryFn: () => valueOf(records.qualityOfLine({ lineId })),
    select: ({ sources }) => sources,
    enabled: may(useMember(), recordsRoutes.qualityOfLine),
  });
}
