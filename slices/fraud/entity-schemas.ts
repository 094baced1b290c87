import { entityKinds, relations } from '@lendline/graph';
import { idOf, instantText, localText, z } from '@lendline/platform';

const whole = z.number().int();

export const entityKind = z.enum(entityKinds);
export const relation = z.enum(relations);
export const listName = z.enum(['block', 'allow', 'watch']);
export const stage = z.enum(['application', 'drawdown']);
export const applicationId = z.string().min(1).max(100);
export const attempt = whole.min(1);
export const note = z.string().trim().min(3).max(500);

export const assessedHit = z.object({
  typology: z.string(),
  title: localText,
  outcome: z.enum(['alert', 'interdict']),
  score: z.number(),
  threshold: z.number(),
  contributions: z.array(
    z.object({
      signal: z.string(),
      value: z.union([z.number(), z.string(), z.boolean()]).nullable(),
      weight: z.number(),
      text: localText,
    }),
  ),
});

export const listHit = z.object({
  entryId: idOf('listentry'),
  list: listName,
  kind: entityKind,
  reason: z.string(),
  since: instantText,
});
