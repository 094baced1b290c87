import { useMutation, useQueryClient } from '@tanstack/react-query';
import { staff } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { memberKey } from './member-query.ts';

/** Ends the session and forgets everything that was read in it. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => valueOf(staff.signOut({})),
    onSuccess: () => {
      client.setQueryData(memberKey, null);
      client.removeQueries({
        predicate: ({ queryKey }) => queryKey[0] !== memberKey[0] || queryKey[1] !== memberKey[1],
      });
    },
  });
}
