import type { ApplicationFile, ApplicationId } from '@lendline/applications/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { applications } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { queueKey } from '../queue/queue-query.ts';
import { applicationKey } from './application-query.ts';

/** `key` makes one confirmation one decision, however often it is sent. */
export type Act = { readonly note: string; readonly key: string } & (
  | { readonly kind: 'approve'; readonly tier: string }
  | { readonly kind: 'decline' }
  | { readonly kind: 'release' }
);

/** A person's decision on an application. It is shown once the server has taken it, never before. */
export function useAct(applicationId: ApplicationId) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: Act) => valueOf(send(applicationId, act)),
    onSuccess: async (file: ApplicationFile) => {
      // A look at the file that began before the decision would bring the form back when it ends.
      await client.cancelQueries({ queryKey: applicationKey(applicationId) });
      client.setQueryData(applicationKey(applicationId), file);
      return client.invalidateQueries({ queryKey: queueKey });
    },
  });
}

function send(applicationId: ApplicationId, act: Act) {
  const options = { idempotencyKey: act.key };
  if (act.kind === 'release') return applications.releaseHold({ applicationId, note: act.note }, options);
  const tier = act.kind === 'approve' ? { tier: act.tier } : {};
  return applications.review({ applicationId, outcome: act.kind, note: act.note, ...tier }, options);
}
