import { dateText, idOf, instantText, localText, z } from '@lendline/platform';

const figure = z.object({
  name: z.string(),
  label: localText,
  binning: z.string(),
  psi: z.number(),
  prs: z.number(),
  noise: z.number().nullable(),
  watch: z.number().nullable(),
  shifted: z.number().nullable(),
  pValue: z.number(),
  thumb: z.enum(['stable', 'watch', 'shifted']),
  verdict: z.enum(['too-few', 'noise', 'small', 'watch', 'shifted']),
  bins: z.array(z.object({ label: localText, reference: z.number(), actual: z.number() })),
});

export const driftWeek = z.object({
  week: dateText,
  rows: z.number().int(),
  score: figure.nullable(),
  features: z.array(figure),
  expected: z.object({ auc: z.number().nullable(), badRate: z.number() }),
  matured: z
    .object({
      rows: z.number().int(),
      bads: z.number().int(),
      auc: z.number(),
      auc95: z.object({ low: z.number(), high: z.number() }),
      meanPd: z.number(),
      badRate: z.number(),
      ece: z.number(),
      ranking: z.enum(['too-few', 'holds', 'worse']),
      calibration: z.enum(['too-few', 'holds', 'off']),
    })
    .nullable(),
});

export const alert = z.object({
  id: idOf('alert'),
  modelId: idOf('model'),
  modelName: z.string(),
  role: z.enum(['champion', 'challenger']),
  finding: z.enum(['score-drift', 'feature-drift', 'ranking-expected-worse', 'ranking-worse', 'calibration-off']),
  about: z.string().nullable(),
  week: dateText,
  lastWeek: dateText,
  figure: z.number(),
  threshold: z.number(),
  owner: z.string(),
  raisedAt: instantText,
  acknowledgedAt: instantText.nullable(),
  acknowledgedBy: z.string().nullable(),
  note: z.string().nullable(),
  text: localText,
});
