import type { Locale } from '@lendline/kernel';
import type { Role } from '@lendline/staff/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { staff } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { staffKey } from './staff-query.ts';

export interface NewMember {
  readonly user: string;
  readonly displayName: string;
  readonly password: string;
  readonly roles: readonly Role[];
  readonly locale: Locale;
}

export function useAddMember() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (member: NewMember) => valueOf(staff.addMember(member)),
    onSuccess: () => client.invalidateQueries({ queryKey: staffKey }),
  });
}
