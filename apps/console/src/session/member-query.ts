import type { StaffMember } from '@lendline/staff/contract';
import { useQuery } from '@tanstack/react-query';
import { staff } from '../api/clients.ts';
import { ProblemError } from '../api/problem.ts';

export const memberKey = ['staff', 'me'] as const;

/** Who is signed in; null when nobody is. */
export function useMemberQuery() {
  return useQuery({ queryKey: memberKey, queryFn: readMember, staleTime: 60_000 });
}

async function readMember(): Promise<StaffMember | null> {
  const answer = await staff.me({});
  if (answer.ok) return answer.value;
  if (answer.error.status === 401) return null;
  throw new ProblemError(answer.error);
}
