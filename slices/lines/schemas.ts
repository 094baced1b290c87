import { dateText, idOf, instantText, localeName, nothing, type SchemasOf, z } from '@lendline/platform';
import type { LinesClient } from './contract.ts';

const challenge = z.object({
  id: idOf('challenge'),
  purpose: z.enum(['sign-in', 'sign-agreement']),
  maskedPhone: z.string(),
  expiresAt: instantText,
  resendAfter: instantText,
  triesLeft: z.number().int(),
});

const line = z.object({
  id: idOf('line'),
  maskedPhone: z.string(),
  country: z.string(),
  firstSeenAt: instantText,
  endedAt: instantText.nullable(),
  identity: z
    .object({
      maskedName: z.string(),
      maskedIdNumber: z.string(),
      age: z.number().int().nullable(),
      declaredAt: instantText,
    })
    .nullable(),
});

const report = z.object({
  lineId: idOf('line'),
  askedAt: instantText,
  checks: z.array(
    z.object({
      name: z.enum([
        'possession',
        'kyc-match',
        'tenure',
        'sim-swap',
        'device-swap',
        'number-recycling',
        'call-forwarding',
      ]),
      outcome: z.enum(['pass', 'fail', 'unknown']),
      facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
      observedAt: instantText,
      validUntil: instantText,
      unknownBecause: z.string().nullable(),
    }),
  ),
  codes: z.array(z.object({ at: instantText, wrong: z.number().int() })).exactOptional(),
});

const byLine = z.object({ lineId: idOf('line') });
const code = z.string().trim().min(1, 'expected the code from the message').max(10);

export const linesSchemas: SchemasOf<LinesClient> = {
  startChallenge: {
    input: z.object({ phone: z.string().min(1).max(32), country: z.string().regex(/^[A-Z]{2}$/), locale: localeName }),
    output: challenge,
  },
  answerChallenge: {
    input: z.object({ challengeId: idOf('challenge'), code }),
    output: z.object({
      lineId: idOf('line'),
      maskedPhone: z.string(),
      expiresAt: instantText,
      sessionToken: z.string().exactOptional(),
    }),
  },
  signOut: { input: nothing, output: nothing },
  getMyLine: { input: nothing, output: line },
  declareIdentity: {
    input: z.object({ name: z.string().max(160), idNumber: z.string().max(40), birthDate: dateText.exactOptional() }),
    output: line,
  },
  resolveSession: { input: z.object({ sessionToken: z.string().max(128) }), output: byLine },
  startSigning: {
    input: z.object({ lineId: idOf('line'), subject: z.string().min(16).max(128), locale: localeName }),
    output: challenge,
  },
  proveSigning: {
    input: z.object({ lineId: idOf('line'), challengeId: idOf('challenge'), code, subject: z.string().max(128) }),
    output: z.object({ proofId: idOf('challenge'), lineId: idOf('line'), subject: z.string(), provedAt: instantText }),
  },
  checkLine: { input: z.object({ lineId: idOf('line'), fresh: z.boolean() }), output: report },
  getReport: { input: byLine.extend({ asOf: instantText.optional() }), output: report },
  getLine: { input: byLine, output: line },
  readPersonalData: {
    input: z.object({ lineId: idOf('line'), purpose: z.string().min(3).max(200) }),
    output: z.object({
      phone: z.string(),
      lineEndedAt: instantText.nullable(),
      name: z.string().nullable(),
      idNumber: z.string().nullable(),
      birthDate: z.string().nullable(),
    }),
  },
};
