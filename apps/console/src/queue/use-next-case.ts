import { useNavigate, useParams } from '@tanstack/react-router';
import { applications } from '../api/clients.ts';
import { longestWaiting, queueRow } from './queue-row.ts';

/** Opens the case that waits longest for a person; where nobody waits, the list says so. */
export function useNextCase(): () => Promise<void> {
  const navigate = useNavigate();
  const { applicationId: open } = useParams({ strict: false });
  return async () => {
    const answers = await Promise.all(
      (['in-review', 'held'] as const).map((state) => applications.queue({ state, limit: 100 })),
    );
    const rows = answers.flatMap((answer) => (answer.ok ? answer.value.applications.map(queueRow) : []));
    const next = longestWaiting(rows, open ?? null);
    if (next === null) return navigate({ to: '/applications', search: { state: 'in-review' } });
    return navigate({ to: '/applications/$applicationId', params: { applicationId: next.id } });
  };
}
