import { idOf, instantText, localText, type SchemasOf, wireMoney, z } from '@lendline/platform';
import type { AssessOperations } from './assess-contract.ts';
import { applicationId, assessedHit, attempt, entityKind, listHit, note, relation, stage } from './entity-schemas.ts';

const whole = z.number().int();

const assessment = z.object({
  id: idOf('assessment'),
  applicationId,
  attempt,
  lineId: idOf('line'),
  stage,
  asOf: instantText,
  assessedAt: instantText,
  lists: z.enum(['clear', 'hit', 'unknown']),
  velocity: z.enum(['normal', 'raised', 'high', 'unknown']),
  ring: z.enum(['clear', 'suspected', 'unknown']),
  typologies: z.enum(['clear', 'alert', 'interdict', 'unknown']),
  signals: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()]).nullable()),
  register: z.enum(['not-asked', 'answered', 'silent']),
  hits: z.array(assessedHit),
  listHits: z.array(listHit),
  typologyVersionId: idOf('typologies'),
  halted: z.array(z.string()),
  caseId: idOf('fraudcase').nullable(),
});

const node = z.object({
  node: z.string(),
  kind: entityKind,
  hops: whole,
  label: localText,
  why: z.array(localText),
  listed: z.boolean(),
  lineId: idOf('line').nullable(),
  applicationId: z.string().nullable(),
});

const network = z.object({
  asOf: instantText,
  nodes: z.array(node),
  edges: z.array(z.object({ holder: z.string(), held: z.string(), relation, since: instantText })),
  rows: z.array(
    z.object({
      node: z.string(),
      kind: entityKind,
      people: whole,
      listed: z.boolean(),
      holders: z.array(z.object({ node: z.string(), relation, since: instantText })),
    }),
  ),
  ring: z.object({
    people: whole,
    score: z.number(),
    family: z.boolean(),
    terms: z.array(z.object({ term: z.string(), value: z.number(), part: z.number() })),
  }),
  community: z.object({ people: whole, score: z.number(), foundAt: instantText }).nullable(),
  leftOut: whole,
  more: z.boolean(),
});

const people = z.array(z.object({ lineId: idOf('line'), name: z.string().nullable(), maskedPhone: z.string() }));

export const assessSchemas: SchemasOf<AssessOperations> = {
  assess: {
    input: z.object({
      applicationId,
      attempt,
      lineId: idOf('line'),
      stage,
      asOf: instantText,
      requested: wireMoney.exactOptional(),
    }),
    output: assessment,
  },
  assessments: { input: z.object({ applicationId }), output: z.object({ assessments: z.array(assessment) }) },
  network: {
    input: z
      .object({
        caseId: idOf('fraudcase').exactOptional(),
        applicationId: applicationId.exactOptional(),
        asOf: instantText.exactOptional(),
      })
      .refine((of) => (of.caseId === undefined) !== (of.applicationId === undefined), {
        message: 'expected either caseId or applicationId',
      }),
    output: network,
  },
  forgetPerson: { input: z.object({ lineId: idOf('line') }), output: z.object({ edges: whole }) },
  networkPeople: { input: z.object({ caseId: idOf('fraudcase'), purpose: note }), output: z.object({ people }) },
};
