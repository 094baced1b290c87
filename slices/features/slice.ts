import { createHash } from 'node:crypto';
import { canonicalJson, ok, present } from '@lendline/kernel';
import { defineSlice, z } from '@lendline/platform';
import { packById } from '@lendline/strategy';
import type { FeaturesClient } from './contract.ts';
import { featuresRoutes } from './routes.ts';
import { catalogue } from './rules/catalogue.ts';
import { featuresSchemas } from './schemas.ts';
import type { FeaturesTables } from './store/tables.ts';
import { computeSnapshot } from './usecases/compute-snapshot.ts';
import { drawPortrait } from './usecases/draw-portrait.ts';
import { getSnapshot } from './usecases/get-snapshot.ts';
import { hearOutcome, knowLine } from './usecases/hear-loans.ts';
import type { FeaturesNeeds, FeaturesParts } from './usecases/parts.ts';
import { hearOfLine, hearOfRecords, lineIn, updateState } from './usecases/update-state.ts';

export { measureRows, measureState, type RowTimes, type StateTimes } from './measure-state.ts';

const config = z.object({
  /** Gives the zone of days and nights. */
  pack: z.enum(['cn', 'ke']).default('cn'),
});

/** Changes with any name, definition or unit, so that a snapshot says what its values mean. */
const catalogueVersion = createHash('sha256').update(canonicalJson(catalogue)).digest('hex').slice(0, 12);

export const featuresSlice = defineSlice<FeaturesClient, FeaturesNeeds, z.infer<typeof config>, FeaturesTables>({
  name: 'features',
  needs: ['lines', 'consents', 'records'],
  migrations: new URL('migrations/', import.meta.url),
  routes: featuresRoutes,
  schemas: featuresSchemas,
  config,
  build: ({ database, crypto, needs, config: settings }) => {
    const { zone, records, people } = present(packById(settings.pack), 'the pack is one of those in the box');
    const parts: FeaturesParts = {
      database,
      crypto,
      lines: needs.lines,
      consents: needs.consents,
      records: needs.records,
      zone,
      newestAtMost_days: records.newestAtMost_days,
      catalogueVersion,
      exposureToDefaulters: people.exposureToDefaulters,
    };
    return {
      operations: {
        catalogue: () => Promise.resolve(ok({ version: catalogueVersion, features: catalogue })),
        compute: (context, input) => computeSnapshot(parts, context, input),
        getSnapshot: (context, input) => getSnapshot(parts, context, input),
        portrait: (context, input) => drawPortrait(parts, context, input),
      },
      jobs: {
        'update-state': (context, payload) => updateState(parts, context, lineIn(payload)),
        'know-line': (context, payload) => knowLine(parts, context, lineIn(payload)),
      },
      subscriptions: [
        { producer: 'records', type: 'records.imported', handle: hearOfRecords },
        { producer: 'records', type: 'records.feed-ended', handle: hearOfLine },
        { producer: 'records', type: 'records.ties-declared', handle: hearOfLine },
        { producer: 'consents', type: 'consents.withdrawn', handle: hearOfLine },
        { producer: 'loans', type: 'loans.defaulted', handle: (tx, event) => hearOutcome(parts, tx, event) },
        { producer: 'loans', type: 'loans.closed', handle: (tx, event) => hearOutcome(parts, tx, event) },
      ],
    };
  },
});
