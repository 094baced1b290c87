import type { Role, StaffMember } from '@lendline/staff/contract';
import { useQuery } from '@tanstack/react-query';
import { staff } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';

export const staffKey = ['staff', 'members'] as const;

export interface MemberLine {
  readonly id: string;
  readonly user: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly active: boolean;
}

export function memberLine({ id, user, displayName, roles, active }: StaffMember): MemberLine {
  return { id, user, name: displayName, roles, active };
}

export function useStaff({ enabled = true } = {}) {
  return useQuery({
    queryKey: staffKey,
    queryFn: () => valueOf(staff.listMembers({})),
    select: ({ members }) => members.map(memberLine),
    enabled,
  });
}
