import { idOf, instantText, localText, nothing, type SchemasOf, z } from '@lendline/platform';
import { note } from './entity-schemas.ts';
import type { TypologyOperations } from './typology-contract.ts';

const whole = z.number().int();
const versionId = idOf('typologies');
const outcome = z.enum(['clear', 'alert', 'interdict']);
const key = z.string().min(1).max(80);
/** Read by the engine, which tells every fault in words; here only that it is a list of a size that can be read. */
const document = z.array(z.unknown()).max(500);

const version = z.object({
  id: versionId,
  version: whole,
  state: z.enum(['draft', 'waiting', 'live', 'refused', 'retired']),
  revision: whole,
  note: z.string(),
  basedOn: versionId.nullable(),
  typologies: whole,
  madeBy: z.string(),
  madeAt: instantText,
  savedBy: z.string(),
  savedAt: instantText,
  submittedBy: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instantText.nullable(),
  decisionNote: z.string().nullable(),
  documentHash: z.string(),
  liveSince: instantText.nullable(),
});

const counts = z.object({ alert: whole, interdict: whole });

const exampleResult = z.object({
  typology: z.string(),
  example: localText,
  expected: outcome,
  got: outcome,
  holds: z.boolean(),
});

const test = z.object({
  testedAt: instantText,
  testedBy: z.string(),
  examples: z.array(exampleResult),
  past: z.object({
    from: instantText,
    until: instantText,
    assessments: whole,
    before: counts,
    after: counts,
    newlyAlerted: whole,
    noLongerAlerted: whole,
    byTypology: z.array(z.object({ typology: z.string(), before: whole, after: whole })),
    changed: z.array(
      z.object({ assessmentId: idOf('assessment'), applicationId: z.string(), before: outcome, after: outcome }),
    ),
  }),
});

const detail = version.extend({ document, test: test.nullable() });

const rate = z.object({ hits: whole, assessments: whole });
const guardAlert = z.object({
  id: idOf('guardalert'),
  typology: z.string(),
  title: localText,
  recent: rate,
  baseline: rate,
  pValue: z.number(),
  threshold: z.number(),
  owner: z.string(),
  text: localText,
  haltedAt: instantText,
  resumedAt: instantText.nullable(),
  resumedBy: z.string().nullable(),
  note: z.string().nullable(),
});

const signal = z.object({
  name: z.string(),
  family: z.string(),
  type: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('flag') }),
    z.object({
      kind: z.literal('number'),
      unit: z.string(),
      least: z.number(),
      most: z.number().nullable(),
    }),
    z.object({ kind: z.literal('category'), choices: z.array(z.string()) }),
  ]),
  text: localText,
  says: localText,
});

const weekCounts = z.object({ asked: whole, alerts: whole, interdicts: whole });
const rates = z.object({
  weeks: z.array(z.object({ from: z.iso.date(), assessments: whole })),
  typologies: z.array(z.object({ typology: z.string(), weeks: z.array(weekCounts) })),
});

const one = z.object({ versionId });
const changed = one.extend({ revision: whole, note });

export const typologySchemas: SchemasOf<TypologyOperations> = {
  listTypologies: {
    input: nothing,
    output: z.object({ versions: z.array(version), signals: z.array(signal) }),
  },
  typologyRates: { input: z.object({ weeks: z.coerce.number().int().min(1).max(26).exactOptional() }), output: rates },
  getTypologies: { input: one, output: detail },
  checkTypologies: {
    input: z.object({ document }),
    output: z.object({
      faults: z.array(z.object({ where: z.string(), code: z.string(), text: localText })),
      examples: z.array(exampleResult.extend({ score: whole })),
    }),
  },
  draftTypologies: { input: z.object({ basedOn: versionId.exactOptional(), note }), output: detail },
  saveTypologies: { input: changed.extend({ document }), output: detail },
  testTypologies: {
    input: one.extend({ days: whole.min(1).max(1_100).exactOptional() }),
    output: detail,
  },
  submitTypologies: { input: changed, output: detail },
  decideTypologies: { input: one.extend({ approve: z.boolean(), note }), output: detail },
  rollBackTypologies: { input: z.object({ note }), output: detail },
  listGuardAlerts: {
    input: z.object({ state: z.enum(['halted', 'resumed']).exactOptional() }),
    output: z.object({ alerts: z.array(guardAlert) }),
  },
  haltTypology: { input: z.object({ typology: key, note }), output: guardAlert },
  resumeTypology: { input: z.object({ alertId: idOf('guardalert'), note }), output: guardAlert },
};
