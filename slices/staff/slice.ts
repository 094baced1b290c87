import { auditedEventType, defineSlice, z } from '@lendline/platform';
import type { StaffClient } from './contract.ts';
import { staffRoutes } from './routes.ts';
import { staffSchemas } from './schemas.ts';
import type { StaffTables } from './store/tables.ts';
import { addMember, listMembers } from './usecases/add-member.ts';
import { collectAudited, listAudit, verifyAudit } from './usecases/audit-trail.ts';
import type { StaffParts } from './usecases/parts.ts';
import { me, newTicket, resolveSession, signOut } from './usecases/sessions.ts';
import { signIn, signInWithTicket } from './usecases/sign-in.ts';

/** Every slice whose audit rows are collected, this one among them. */
const audited = [
  'lines',
  'consents',
  'records',
  'features',
  'models',
  'decisions',
  'applications',
  'loans',
  'payments',
  'messages',
  'staff',
] as const;

const config = z.object({});

export const staffSlice = defineSlice<StaffClient, Record<string, never>, z.infer<typeof config>, StaffTables>({
  name: 'staff',
  needs: [],
  migrations: new URL('migrations/', import.meta.url),
  routes: staffRoutes,
  schemas: staffSchemas,
  config,
  build: ({ database }) => {
    const parts: StaffParts = { database };
    return {
      operations: {
        signIn: (context, input) => signIn(parts, context, input),
        signInWithTicket: (context, input) => signInWithTicket(parts, context, input),
        signOut: (context) => signOut(parts, context),
        me: (context) => me(parts, context),
        resolveSession: (context, input) => resolveSession(parts, context, input),
        addMember: (context, input) => addMember(parts, context, input),
        listMembers: (context) => listMembers(parts, context),
        issueTicket: (context, input) => newTicket(parts, context, input),
        listAudit: (context, input) => listAudit(parts, context, input),
        verifyAudit: (context) => verifyAudit(parts, context),
      },
      subscriptions: audited.map((producer) => ({
        producer,
        type: auditedEventType(producer),
        handle: collectAudited,
      })),
    };
  },
});
