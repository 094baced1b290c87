import type { Route } from '@lendline/kernel';
import type { StaffMember } from '@lendline/staff/contract';
import { createContext, use } from 'react';

export const MemberContext = createContext<StaffMember | null>(null);

/** The signed-in member; only pages behind the sign-in ask for it. */
export function useMember(): StaffMember {
  const member = use(MemberContext);
  if (member === null) throw new Error('a page behind the sign-in was shown without a member');
  return member;
}

/** Whether the member may call a route, by the permission that the route itself names. */
export function may(member: Pick<StaffMember, 'permissions'>, route: Route): boolean {
  return route.permission === undefined || route.permission === 'self' || member.permissions.includes(route.permission);
}
