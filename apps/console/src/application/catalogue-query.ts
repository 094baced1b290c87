import { useQuery } from '@tanstack/react-query';
import { features } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';

/** The words for features; they change with a release, not while a page is open. */
export function useCatalogue(enabled: boolean) {
  return useQuery({
    queryKey: ['features', 'catalogue'],
    queryFn: () => valueOf(features.catalogue({})),
    select: (answer) => answer.features,
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  });
}
