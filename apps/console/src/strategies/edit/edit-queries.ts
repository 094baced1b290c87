import type { DocumentCheck, StrategyDetail, StrategyId } from '@lendline/decisions/contract';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { decisions } from '../../api/clients.ts';
import { valueOf } from '../../api/problem.ts';
import type { Loose } from '../jdm.ts';
import { strategiesKey } from '../strategies-query.ts';
import type { History } from './history.ts';

/** What a strategy may name; it changes with a release, not while a page is open. */
export function useVocabulary() {
  return useQuery({
    queryKey: ['decisions', 'strategy-vocabulary'],
    queryFn: () => valueOf(decisions.strategyVocabulary({})),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Whoever types is not asked about every letter. */
const pause_ms = 400;

export interface Checked {
  /** What the server said last; undefined until it has said anything. */
  readonly answer: DocumentCheck | undefined;
  /** Whether it was said of the document as it stands. */
  readonly isCurrent: boolean;
  readonly error: Error | null;
}

/** Asks the server what is wrong with the document, a moment after each change of it. */
export function useDocumentCheck({ present, count }: History): Checked {
  const [asked, setAsked] = useState({ count, document: present });
  // Counts begin anew with every page, and answers are kept beyond one.
  const [page] = useState(() => crypto.randomUUID());
  useEffect(() => {
    if (asked.count === count) return;
    const timer = setTimeout(() => setAsked({ count, document: present }), pause_ms);
    return () => clearTimeout(timer);
  }, [asked.count, count, present]);
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['decisions', 'strategy-check', page, asked.count],
    queryFn: () => valueOf(decisions.checkDocument({ document: asked.document })),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  const isCurrent = data !== undefined && !isPlaceholderData && asked.count === count;
  return { answer: data, isCurrent, error };
}

export interface Saving {
  readonly strategyId: StrategyId;
  /** The revision that the edits began from. */
  readonly revision: number;
  readonly document: Loose;
  readonly note: string;
}

export function useSaveStrategy() {
  return useMutation({ mutationFn: (saving: Saving) => valueOf(decisions.saveStrategy(saving)) });
}

export interface Drafting {
  readonly from?: StrategyId;
  readonly document?: Loose;
  readonly note: string;
}

export function useDraftStrategy() {
  const remember = useRememberStrategy();
  return useMutation({
    mutationFn: (drafting: Drafting) => valueOf(decisions.draftStrategy(drafting)),
    onSuccess: remember,
  });
}

/** A version as the server answered it last, and the list of versions to be read again. */
export function useRememberStrategy() {
  const client = useQueryClient();
  return (detail: StrategyDetail): void => {
    client.setQueryData([...strategiesKey, detail.id], detail);
    void client.invalidateQueries({ queryKey: strategiesKey, exact: true });
  };
}

/** What differs between what was saved meanwhile and the edits on this page. */
export function useDifferences(strategyId: StrategyId, document: Loose, revision: number) {
  return useQuery({
    queryKey: ['decisions', 'strategy-differences', strategyId, revision, document],
    queryFn: () => valueOf(decisions.diffStrategies({ from: { strategyId, revision }, to: { document } })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}
