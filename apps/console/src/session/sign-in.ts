import type { StaffSession } from '@lendline/staff/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { staff } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { memberKey } from './member-query.ts';

export type Credentials =
  | { readonly kind: 'password'; readonly user: string; readonly password: string }
  | { readonly kind: 'ticket'; readonly ticket: string };

/** Signs in; the session itself stays in a cookie that no script can read. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (credentials: Credentials): Promise<StaffSession> => {
      if (credentials.kind === 'ticket') return valueOf(staff.signInWithTicket({ ticket: credentials.ticket }));
      return valueOf(staff.signIn({ user: credentials.user, password: credentials.password }));
    },
    onSuccess: ({ member }) => client.setQueryData(memberKey, member),
  });
}
