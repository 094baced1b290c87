import { idOf, instantText, localText, nothing, type SchemasOf, z } from '@lendline/platform';
import type { ConsentsClient } from './contract.ts';

const notice = z.object({
  source: z.string(),
  version: z.number().int(),
  hash: z.string(),
  required: z.boolean(),
  title: localText,
  reason: localText,
  detail: localText,
  purpose: z.string(),
  recipient: z.string(),
  retentionDays: z.number().int(),
});

const consent = z.object({
  id: idOf('consent'),
  source: z.string(),
  purpose: z.string(),
  recipient: z.string(),
  noticeVersion: z.number().int(),
  noticeHash: z.string(),
  state: z.enum(['given', 'withdrawn', 'expired']),
  givenAt: instantText,
  expiresAt: instantText,
  withdrawnAt: instantText.nullable(),
});

const consents = z.object({ consents: z.array(consent) });

export const consentsSchemas: SchemasOf<ConsentsClient> = {
  listNotices: { input: nothing, output: z.object({ country: z.string(), notices: z.array(notice) }) },
  give: {
    input: z.object({ source: z.string(), noticeVersion: z.number().int(), noticeHash: z.string() }),
    output: consent,
  },
  withdraw: { input: z.object({ consentId: idOf('consent') }), output: consent },
  listMine: { input: nothing, output: consents },
  listOfLine: { input: z.object({ lineId: idOf('line') }), output: consents },
  check: {
    input: z.object({ lineId: idOf('line'), source: z.string() }),
    output: z.object({ allowed: z.boolean(), consentId: idOf('consent').nullable(), because: z.string().nullable() }),
  },
};
