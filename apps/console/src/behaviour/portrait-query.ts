import type { Portrait } from '@lendline/features/contract';
import type { LineId } from '@lendline/lines/contract';
import { useQuery } from '@tanstack/react-query';
import { features } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';

/** The records of a line as of an instant. The past does not change, and every look is audited: it is asked for once. */
export function usePortrait({ lineId, asOf }: { readonly lineId: LineId; readonly asOf: string }) {
  return useQuery<Portrait>({
    queryKey: ['features', 'portrait', lineId, asOf],
    queryFn: () => valueOf(features.portrait({ lineId, asOf })),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}
