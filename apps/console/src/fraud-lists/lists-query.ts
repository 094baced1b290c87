import type { ListedKind, ListEntryId, ListName } from '@lendline/fraud/contract';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { fraud } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { saveFile } from '../parts/save-file.ts';
import type { ListSearch } from './list-search.ts';

const listsKey = ['fraud', 'lists'] as const;
const pageSize = 50;

/** What is on the lists, newest first; what counts now unless a state is chosen. */
export function useEntries({ list, state }: ListSearch) {
  const filter = { ...(list && { list }), ...(state ? { state } : { inForce: true }) };
  return useInfiniteQuery({
    queryKey: [...listsKey, filter],
    queryFn: ({ pageParam }) =>
      valueOf(fraud.listEntries({ ...filter, limit: pageSize, ...(pageParam === null ? {} : { before: pageParam }) })),
    initialPageParam: null as ListEntryId | null,
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => pages.flatMap(({ entries }) => entries),
  });
}

/** What a second person has to look at: asked for, and in force by our own book. */
export function useToReview() {
  return useQuery({
    queryKey: [...listsKey, 'to-review'],
    queryFn: async () => {
      const answers = await Promise.all(
        (['unreviewed', 'waiting'] as const).map((state) => valueOf(fraud.listEntries({ state, limit: 200 }))),
      );
      return answers.flatMap(({ entries }) => entries);
    },
  });
}

/** Everything that was done to an entry, the oldest first. */
export function useEntryHistory(entryId: ListEntryId) {
  return useQuery({
    queryKey: [...listsKey, 'history', entryId],
    queryFn: async () => (await valueOf(fraud.getEntry({ entryId }))).history,
  });
}

export interface NewEntry {
  readonly list: ListName;
  readonly kind: ListedKind;
  readonly value: string;
  readonly reason: string;
  readonly until?: string;
}

export function useAddEntry() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (entry: NewEntry) => valueOf(fraud.addEntry(entry)),
    onSettled: () => client.invalidateQueries({ queryKey: listsKey }),
    // The value is not kept beyond its form.
    gcTime: 0,
  });
}

/** Whether a value is listed. Neither the value nor the answer outlives the form. */
export function useFindEntries() {
  return useMutation({
    mutationFn: (asked: Pick<NewEntry, 'kind' | 'value'>) => valueOf(fraud.findEntries(asked)),
    gcTime: 0,
  });
}

export type EntryStep =
  | { readonly kind: 'decide'; readonly approve: boolean; readonly note: string }
  | { readonly kind: 'end'; readonly note: string };

export function useEntryStep(entryId: ListEntryId) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (step: EntryStep) =>
      valueOf(
        step.kind === 'end'
          ? fraud.endEntry({ entryId, note: step.note })
          : fraud.decideEntry({ entryId, approve: step.approve, note: step.note }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: listsKey }),
  });
}

/** The lists as a spreadsheet in the reader's language, values masked. */
export function useExport() {
  return useMutation({
    mutationFn: (list: ListName | undefined) => valueOf(fraud.exportEntries(list ? { list } : {})),
    onSuccess: saveFile,
  });
}
