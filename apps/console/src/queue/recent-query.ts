import { applicationsRoutes } from '@lendline/applications/routes';
import { useQuery } from '@tanstack/react-query';
import { applications } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { may, useMember } from '../session/member.ts';
import { queueKey } from './queue-query.ts';
import { type QueueRow, queueRow } from './queue-row.ts';

const nothing: readonly QueueRow[] = [];

/** The newest applications, for finding one by its id, masked name or masked phone. */
export function useRecentApplications(): readonly QueueRow[] {
  const { data } = useQuery({
    queryKey: [...queueKey, 'recent'],
    queryFn: () => valueOf(applications.queue({ state: 'all', limit: 100 })),
    enabled: may(useMember(), applicationsRoutes.queue),
    select: (answer) => answer.applications.map(queueRow),
  });
  return data ?? nothing;
}
