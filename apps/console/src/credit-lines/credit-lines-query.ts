import type { CreditLine, CreditLineChange, CreditLineId, CreditLineRequest } from '@lendline/loans/contract';
import { formatMoney } from '@lendline/ui';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { loans } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { shortId } from '../queue/queue-row.ts';

const key = 'credit-lines';

/** A row of the list, its money in words. */
export interface CreditLineRow extends Pick<CreditLine, 'id' | 'status' | 'until' | 'isPastDue'> {
  readonly shortId: string;
  readonly limit: string;
  readonly drawn: string;
  readonly available: string;
}

function creditLineRow({ id, status, until, isPastDue, limit, drawn, available }: CreditLine): CreditLineRow {
  const money = { limit: formatMoney(limit), drawn: formatMoney(drawn), available: formatMoney(available) };
  return { id, shortId: shortId(id), status, until, isPastDue, ...money };
}

/** The credit lines, newest first, page by page. */
export function useCreditLines() {
  return useInfiniteQuery({
    queryKey: ['loans', key],
    queryFn: ({ pageParam }) =>
      valueOf(loans.listCreditLines({ limit: 50, ...(pageParam === null ? {} : { before: pageParam }) })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => pages.flatMap((page) => page.creditLines.map(creditLineRow)),
  });
}

export function useCreditLine(creditLineId: CreditLineId) {
  return useQuery({
    queryKey: ['loans', key, creditLineId],
    queryFn: () => valueOf(loans.getCreditLine({ creditLineId })),
  });
}

interface Asked {
  readonly creditLineId: CreditLineId;
  readonly change: CreditLineChange;
  readonly reason: string;
  /** Makes one word one change, however often it is sent. */
  readonly idempotencyKey: string;
}

export function useChangeCreditLine() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ idempotencyKey, ...asked }: Asked) => valueOf(loans.changeCreditLine(asked, { idempotencyKey })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['loans', key] }),
  });
}

export function useDecideCreditLine() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (word: { changeId: CreditLineRequest['id']; approve: boolean; note: string }) =>
      valueOf(loans.decideCreditLineChange(word)),
    onSuccess: () => client.invalidateQueries({ queryKey: ['loans', key] }),
  });
}
