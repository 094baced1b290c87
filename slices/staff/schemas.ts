import { idOf, instantText, localeName, nothing, type SchemasOf, z } from '@lendline/platform';
import type { StaffClient } from './contract.ts';

const role = z.enum(['owner', 'credit-officer', 'risk-analyst', 'collector', 'compliance', 'operator']);

const member = z.object({
  id: idOf('staff'),
  user: z.string(),
  displayName: z.string(),
  roles: z.array(role),
  permissions: z.array(z.string()),
  locale: localeName,
  active: z.boolean(),
});

const session = z.object({ member, expiresAt: instantText, sessionToken: z.string().exactOptional() });

const auditRow = z.object({
  sequence: z.number().int(),
  at: instantText,
  slice: z.string(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  outcome: z.enum(['done', 'refused']),
  reason: z.string().nullable(),
  correlation: z.string(),
  hash: z.string(),
});

export const staffSchemas: SchemasOf<StaffClient> = {
  signIn: {
    input: z.object({ user: z.string().min(1).max(80), password: z.string().min(1).max(200) }),
    output: session,
  },
  signInWithTicket: { input: z.object({ ticket: z.string().min(1).max(128) }), output: session },
  signOut: { input: nothing, output: nothing },
  me: { input: nothing, output: member },
  resolveSession: { input: z.object({ sessionToken: z.string().max(128) }), output: member },
  addMember: {
    input: z.object({
      user: z.string().regex(/^[a-z0-9._-]{2,40}$/, 'expected 2 to 40 of a-z, 0-9, dot, dash and underscore'),
      displayName: z.string().trim().min(1).max(80),
      roles: z.array(role).min(1),
      password: z.string().max(200),
      locale: localeName,
    }),
    output: member,
  },
  listMembers: { input: nothing, output: z.object({ members: z.array(member) }) },
  issueTicket: {
    input: z.object({ user: z.string() }),
    output: z.object({ ticket: z.string(), expiresAt: instantText }),
  },
  listAudit: {
    input: z.object({
      subject: z.string().exactOptional(),
      before: z.coerce.number().int().exactOptional(),
      limit: z.coerce.number().int().min(1).max(500).exactOptional(),
    }),
    output: z.object({ rows: z.array(auditRow), next: z.number().int().nullable() }),
  },
  verifyAudit: {
    input: nothing,
    output: z.object({ rows: z.number().int(), intact: z.boolean(), brokenAt: z.number().int().nullable() }),
  },
};
