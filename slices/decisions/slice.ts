import { createHash } from 'node:crypto';
import { present } from '@lendline/kernel';
import { defineSlice, z } from '@lendline/platform';
import { licences, packById } from '@lendline/strategy';
import type { DecisionsClient } from './contract.ts';
import { decisionsRoutes } from './routes.ts';
import { strategyOf } from './rules/decision-answer.ts';
import { decisionsSchemas } from './schemas.ts';
import type { DecisionsTables } from './store/tables.ts';
import { decideApplication } from './usecases/decide-application.ts';
import { explainDecision, getDecision, listDecisions } from './usecases/get-decision.ts';
import type { DecisionsNeeds, DecisionsParts } from './usecases/parts.ts';
import { recheckDrawdown } from './usecases/recheck-drawdown.ts';

const config = z.object({
  pack: z.enum(['cn', 'ke']).default('cn'),
  /** The licence on record, which says which cap binds. Without one the strictest cap of the day binds. */
  licence: z.enum([...licences, 'unknown']).default('unknown'),
});

export const decisionsSlice = defineSlice<DecisionsClient, DecisionsNeeds, z.infer<typeof config>, DecisionsTables>({
  name: 'decisions',
  needs: ['lines', 'consents', 'features', 'models', 'loans'],
  migrations: new URL('migrations/', import.meta.url),
  routes: decisionsRoutes,
  schemas: decisionsSchemas,
  config,
  build: ({ database, needs, log, config: settings }) => {
    const pack = present(packById(settings.pack), 'the pack is one of those in the box');
    const parts: DecisionsParts = {
      database,
      log,
      lines: needs.lines,
      consents: needs.consents,
      features: needs.features,
      models: needs.models,
      loans: needs.loans,
      strategy: strategyOf(pack, sha256),
      licence: settings.licence,
    };
    return {
      operations: {
        decide: (context, input) => decideApplication(parts, context, input),
        recheck: (context, input) => recheckDrawdown(parts, context, input),
        getDecision: (context, { decisionId }) => getDecision(parts, context, decisionId),
        listOfLine: (context, { lineId }) => listDecisions(parts, context, lineId),
        explain: (context, { decisionId }) => explainDecision(parts, context, decisionId),
      },
    };
  },
});

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
