import { createHash } from 'node:crypto';
import { ok, present } from '@lendline/kernel';
import { borrowerLine, defineSlice, z } from '@lendline/platform';
import { packById } from '@lendline/strategy';
import type { ConsentsClient } from './contract.ts';
import { consentsRoutes } from './routes.ts';
import { noticesOf } from './rules/notices.ts';
import { consentsSchemas } from './schemas.ts';
import type { ConsentsTables } from './store/tables.ts';
import { checkConsent } from './usecases/check-consent.ts';
import { giveConsent } from './usecases/give-consent.ts';
import { listConsents } from './usecases/list-consents.ts';
import type { ConsentsParts } from './usecases/parts.ts';
import { withdrawConsent } from './usecases/withdraw-consent.ts';

const config = z.object({
  pack: z.enum(['cn', 'ke']).default('cn'),
  lender: z.string().default('Lendline'),
  retentionDays: z.coerce.number().int().min(1).default(720),
  /** The sources that this installation reads, separated by commas. */
  sources: z.string().default('line-checks,call-records,payment-statement'),
});

export const consentsSlice = defineSlice<ConsentsClient, Record<string, never>, z.infer<typeof config>, ConsentsTables>(
  {
    name: 'consents',
    needs: [],
    migrations: new URL('migrations/', import.meta.url),
    routes: consentsRoutes,
    schemas: consentsSchemas,
    config,
    build: ({ database, config: { pack: packId, sources, ...terms } }) => {
      const pack = present(packById(packId), 'the pack is one of those in the box');
      const notices = noticesOf(pack, { ...terms, sources: sources.split(',') }, sha256);
      const parts: ConsentsParts = { database, notices };
      return {
        operations: {
          listNotices: () => Promise.resolve(ok({ country: pack.country, notices })),
          give: (context, input) => giveConsent(parts, context, input),
          withdraw: (context, input) => withdrawConsent(parts, context, input),
          listMine: (context) => listConsents(parts, context, borrowerLine(context)),
          listOfLine: (context, { lineId }) => listConsents(parts, context, lineId),
          check: (context, input) => checkConsent(parts, context, input),
        },
      };
    },
  },
);

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
