import { createHash } from 'node:crypto';
import { present } from '@lendline/kernel';
import { defineSlice, newContext, z } from '@lendline/platform';
import { licences, packById } from '@lendline/strategy';
import type { DecisionsClient } from './contract.ts';
import { decisionsRoutes } from './routes.ts';
import { environmentNames } from './rules/environments.ts';
import { decisionsSchemas } from './schemas.ts';
import type { DecisionsTables } from './store/tables.ts';
import { checkDocument } from './usecases/check-document.ts';
import { compareStrategy, setBeside } from './usecases/compare-strategy.ts';
import { decideApplication } from './usecases/decide-application.ts';
import { draftStrategy, saveStrategy } from './usecases/draft-strategy.ts';
import { evaluateBeside } from './usecases/evaluate-beside.ts';
import { explainDecision, getDecision, listDecisions } from './usecases/get-decision.ts';
import { hearLoan, keepOutcome, loanIdIn } from './usecases/hear-loans.ts';
import type { DecisionsNeeds, DecisionsParts } from './usecases/parts.ts';
import { exportBacktest, getBacktest, listBacktests } from './usecases/read-backtests.ts';
import { diffStrategies, getStrategy, listStrategies } from './usecases/read-strategies.ts';
import { recheckDrawdown } from './usecases/recheck-drawdown.ts';
import { releaseStrategy, rollBackStrategy } from './usecases/release-strategy.ts';
import { replayDecision } from './usecases/replay-decision.ts';
import { reopenStrategy, reviewStrategy, sendToReview } from './usecases/review-strategy.ts';
import { backtestIdIn, runBacktest } from './usecases/run-backtest.ts';
import { simulate } from './usecases/simulate.ts';
import { startBacktest } from './usecases/start-backtest.ts';
import { listCases, removeCase, saveCase } from './usecases/simulation-cases.ts';
import { warmStrategies } from './usecases/warm-strategies.ts';
import { strategyVocabulary } from './usecases/strategy-vocabulary.ts';

const config = z.object({
  pack: z.enum(['cn', 'ke']).default('cn'),
  /** The licence on record, which says which cap binds. Without one the strictest cap of the day binds. */
  licence: z.enum([...licences, 'unknown']).default('unknown'),
  /** In which environment this process decides: `test` on a server that nobody is lent by. */
  environment: z.enum(environmentNames).default('live'),
  /** The share of repeat borrowers, in ppm, whose raises are withheld by lot so that what raises do can be measured. */
  raiseHoldoutPpm: z.coerce.number().int().min(0).max(500_000).default(0),
});

export const decisionsSlice = defineSlice<DecisionsClient, DecisionsNeeds, z.infer<typeof config>, DecisionsTables>({
  name: 'decisions',
  needs: ['lines', 'consents', 'features', 'models', 'loans', 'fraud'],
  migrations: new URL('migrations/', import.meta.url),
  routes: decisionsRoutes,
  schemas: decisionsSchemas,
  config,
  build: ({ database, needs, log, clock, config: settings }) => {
    const parts: DecisionsParts = {
      database,
      log,
      lines: needs.lines,
      consents: needs.consents,
      features: needs.features,
      models: needs.models,
      loans: needs.loans,
      fraud: needs.fraud,
      pack: present(packById(settings.pack), 'the pack is one of those in the box'),
      licence: settings.licence,
      environment: settings.environment,
      raiseHoldout_ppm: settings.raiseHoldoutPpm,
      hash: sha256,
      ready: new Map(),
      kept: new Map(),
      checked: new Map(),
      seeded: new Set(),
    };
    return {
      operations: operationsOf(parts),
      start: () => warmStrategies(parts, newContext({ actor: { kind: 'service', name: 'decisions' }, clock })),
      jobs: {
        'evaluate-beside': (context) => evaluateBeside(parts, context),
        'keep-outcome': (context, payload) => keepOutcome(parts, context, loanIdIn(payload)),
        'run-backtest': (context, payload) => runBacktest(parts, context, backtestIdIn(payload)),
      },
      subscriptions: (['activated', 'closed', 'defaulted'] as const).map((what) => ({
        producer: 'loans',
        type: `loans.${what}`,
        handle: hearLoan,
      })),
    };
  },
});

function operationsOf(parts: DecisionsParts): DecisionsClient {
  return {
    decide: (context, input) => decideApplication(parts, context, input),
    recheck: (context, input) => recheckDrawdown(parts, context, input),
    getDecision: (context, { decisionId }) => getDecision(parts, context, decisionId),
    listOfLine: (context, { lineId }) => listDecisions(parts, context, lineId),
    explain: (context, { decisionId }) => explainDecision(parts, context, decisionId),
    replayDecision: (context, { decisionId }) => replayDecision(parts, context, decisionId),
    listStrategies: (context) => listStrategies(parts, context),
    getStrategy: (context, input) => getStrategy(parts, context, input),
    checkDocument: (context, { document }) => checkDocument(parts, context, document),
    strategyVocabulary: () => strategyVocabulary(parts),
    draftStrategy: (context, input) => draftStrategy(parts, context, input),
    saveStrategy: (context, input) => saveStrategy(parts, context, input),
    sendToReview: (context, input) => sendToReview(parts, context, input),
    reviewStrategy: (context, input) => reviewStrategy(parts, context, input),
    reopenStrategy: (context, input) => reopenStrategy(parts, context, input),
    releaseStrategy: (context, input) => releaseStrategy(parts, context, input),
    rollBackStrategy: (context, input) => rollBackStrategy(parts, context, input),
    setBeside: (context, input) => setBeside(parts, context, input),
    compareStrategy: (context, { strategyId }) => compareStrategy(parts, context, strategyId),
    diffStrategies: (context, input) => diffStrategies(parts, context, input),
    listCases: (context) => listCases(parts, context),
    saveCase: (context, input) => saveCase(parts, context, input),
    removeCase: (context, input) => removeCase(parts, context, input),
    simulate: (context, input) => simulate(parts, context, input),
    startBacktest: (context, input) => startBacktest(parts, context, input),
    listBacktests: (context) => listBacktests(parts, context),
    getBacktest: (context, { backtestId }) => getBacktest(parts, context, backtestId),
    exportBacktest: (context, { backtestId }) => exportBacktest(parts, context, backtestId),
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
