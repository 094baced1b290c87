import { idOf, instantText, localText, type SchemasOf, z } from '@lendline/platform';
import type { CaseOperations } from './case-contract.ts';
import { applicationId, assessedHit, attempt, listHit, note, stage } from './entity-schemas.ts';

const whole = z.number().int();
const caseId = idOf('fraudcase');
const lineId = idOf('line');
const state = z.enum(['open', 'snoozed', 'closed', 'merged']);
const priority = z.enum(['urgent', 'high', 'normal']);
const outcome = z.enum(['confirmed-fraud', 'valuable-alert', 'false-positive']);

const fraudCase = z.object({
  id: caseId,
  state,
  priority,
  outcome: outcome.nullable(),
  lineIds: z.array(lineId),
  alerts: whole,
  typologies: z.array(z.object({ typology: z.string(), title: localText })),
  assignedTo: z.string().nullable(),
  openedAt: instantText,
  lastAlertAt: instantText,
  age_h: whole,
  snoozedUntil: instantText.nullable(),
  mergedInto: caseId.nullable(),
  closedAt: instantText.nullable(),
  closedBy: z.string().nullable(),
});

const alert = z.object({
  id: idOf('fraudalert'),
  caseId,
  assessmentId: idOf('assessment'),
  applicationId,
  attempt,
  stage,
  lineId,
  asOf: instantText,
  raisedAt: instantText,
  hits: z.array(assessedHit),
  listHits: z.array(listHit),
});

const event = z.object({
  seq: whole,
  caseId,
  kind: z.enum(['opened', 'alert-joined', 'assigned', 'noted', 'snoozed', 'woken', 'merged', 'closed', 'reopened']),
  at: instantText,
  by: z.string(),
  note: z.string().nullable(),
  about: z.string().nullable(),
});

const detail = fraudCase.extend({
  alertList: z.array(alert),
  history: z.array(event),
  merged: z.array(caseId),
  others: z.array(fraudCase),
});

const label = z.object({
  applicationId,
  attempt,
  lineId,
  outcome,
  caseId,
  asOf: instantText,
  knownAt: instantText,
});

const one = z.object({ caseId });
const noted = one.extend({ note });
const cases = z.array(fraudCase);

export const caseSchemas: SchemasOf<CaseOperations> = {
  listCases: {
    input: z.object({
      state: state.exactOptional(),
      priority: priority.exactOptional(),
      assignedTo: z.string().min(1).max(100).exactOptional(),
      // A query holds texts.
      limit: z.coerce.number().int().min(1).max(200).exactOptional(),
      offset: z.coerce.number().int().min(0).max(100_000).exactOptional(),
    }),
    output: z.object({ cases, total: whole }),
  },
  getCase: { input: one, output: detail },
  casesOfApplication: { input: z.object({ applicationId }), output: z.object({ cases }) },
  assignCase: {
    input: one.extend({ to: z.union([z.literal('me'), idOf('staff')]).nullable() }),
    output: detail,
  },
  noteCase: { input: noted, output: detail },
  mergeCases: { input: noted.extend({ other: caseId }), output: detail },
  snoozeCase: { input: noted.extend({ until: instantText }), output: detail },
  wakeCase: { input: noted, output: detail },
  closeCase: {
    input: noted.extend({ outcome, about: z.array(lineId).min(1).max(200).exactOptional() }),
    output: detail,
  },
  reopenCase: { input: noted, output: detail },
  labels: {
    input: z.object({
      asOf: instantText.exactOptional(),
      limit: z.coerce.number().int().min(1).max(5_000).exactOptional(),
      after: z.string().min(1).max(100).exactOptional(),
    }),
    output: z.object({ labels: z.array(label), next: z.string().nullable() }),
  },
};
