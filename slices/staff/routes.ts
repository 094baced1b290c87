import type { RoutesOf } from '@lendline/kernel';
import type { StaffClient } from './contract.ts';

export const staffRoutes = {
  signIn: {
    method: 'POST',
    path: '/staff/sign-in',
    audience: ['public', 'staff'],
    summary: 'Sign in with user and password',
    session: 'staff',
  },
  signInWithTicket: {
    method: 'POST',
    path: '/staff/sign-in/ticket',
    audience: ['public', 'staff'],
    summary: 'Sign in with a one-time ticket',
    session: 'staff',
  },
  signOut: {
    method: 'POST',
    path: '/staff/sign-out',
    audience: ['staff'],
    permission: 'self',
    summary: 'Sign out',
    endsSession: 'staff',
  },
  me: {
    method: 'GET',
    path: '/staff/me',
    audience: ['staff'],
    permission: 'self',
    summary: 'Who I am and what I may do',
  },
  resolveSession: {
    method: 'POST',
    path: '/staff/sessions/resolve',
    audience: ['service'],
    summary: 'Whose session a token is',
  },
  addMember: {
    method: 'POST',
    path: '/staff/members',
    audience: ['staff', 'service'],
    permission: 'staff.write',
    summary: 'Add a staff member',
    idempotent: true,
  },
  listMembers: {
    method: 'GET',
    path: '/staff/members',
    audience: ['staff'],
    permission: 'staff.read',
    summary: 'Staff members',
  },
  issueTicket: { method: 'POST', path: '/staff/tickets', audience: ['service'], summary: 'Issue a one-time ticket' },
  listAudit: {
    method: 'GET',
    path: '/staff/audit',
    audience: ['staff', 'service'],
    permission: 'audit.read',
    summary: 'The audit trail',
  },
  verifyAudit: {
    method: 'POST',
    path: '/staff/audit/verify',
    audience: ['staff', 'service'],
    permission: 'audit.read',
    summary: 'Check the audit chain',
  },
} as const satisfies RoutesOf<StaffClient>;
