import { defineSlice, z } from '@lendline/platform';
import type { ModelsClient } from './contract.ts';
import { modelsRoutes } from './routes.ts';
import { modelsSchemas } from './schemas.ts';
import type { ModelsTables } from './store/tables.ts';
import { trainInThread } from './training/train-in-thread.ts';
import { compareModels } from './usecases/compare-models.ts';
import { decideRole, listRoleRequests } from './usecases/decide-role.ts';
import { exportInventory, readInventory, setDuty, setMateriality } from './usecases/inventory.ts';
import { forgetScores } from './usecases/forget-scores.ts';
import { getModel, listModels, readReport } from './usecases/list-models.ts';
import { acknowledgeAlert, listModelAlerts } from './usecases/model-alerts.ts';
import type { ModelsNeeds, ModelsParts } from './usecases/parts.ts';
import { readDrift } from './usecases/read-drift.ts';
import { closeReady } from './usecases/ready-model.ts';
import { hearActivated, hearWithdrawal, loanIdIn, matureOutcome, recordOutcomes } from './usecases/record-outcomes.ts';
import { registerModel } from './usecases/register-model.ts';
import { requestRole } from './usecases/request-role.ts';
import { cancelRun, getTrainingRun, listTrainingRuns, reproduce, retrain, runIdIn } from './usecases/retrain.ts';
import { rollBack } from './usecases/roll-back.ts';
import { runTraining } from './usecases/run-training.ts';
import { hearDecided, scoreBeside } from './usecases/score-beside.ts';
import { scoreValues } from './usecases/score-values.ts';
import { watchDrift, watchedIn } from './usecases/watch-drift.ts';

const config = z.object({
  /** What the code is called in the cards of models that are trained here, such as a version and a commit. */
  codeVersion: z.string().min(1).default('0.1.0'),
  /** A loan is bad when it was ever this many days past due ... */
  badAtDpd: z.coerce.number().int().min(1).default(30),
  /** ... within this many days from its payout; then its outcome counts. */
  outcomeDays: z.coerce.number().int().min(1).max(1_100).default(180),
  /** A champion older than this is trained again on its own; without it, only when somebody asks. */
  retrainDays: z.coerce.number().int().min(1).max(1_100).optional(),
  /** The values that a decision was scored on are kept for so many days, and the score for so many. */
  keepValuesDays: z.coerce.number().int().min(1).max(7_300).default(1_095),
  keepScoreDays: z.coerce.number().int().min(1).max(7_300).default(1_825),
});

export const modelsSlice = defineSlice<ModelsClient, ModelsNeeds, z.infer<typeof config>, ModelsTables>({
  name: 'models',
  needs: ['loans'],
  migrations: new URL('migrations/', import.meta.url),
  routes: modelsRoutes,
  schemas: modelsSchemas,
  config,
  build: ({ database, needs, log, metrics, config: settings }) => {
    const parts: ModelsParts = {
      database,
      log,
      metrics,
      loans: needs.loans,
      ready: new Map(),
      train: trainInThread,
      codeVersion: settings.codeVersion,
      outcomeRule: { badAtDpd_days: settings.badAtDpd, window_days: settings.outcomeDays },
      retention: { values_days: settings.keepValuesDays, score_days: settings.keepScoreDays },
      retrainEvery_days: settings.retrainDays ?? null,
    };
    return {
      operations: operationsOf(parts),
      jobs: {
        'score-beside': (context) => scoreBeside(parts, context),
        'forget-scores': (context) => forgetScores(parts, context),
        'watch-drift': (context, payload) => watchDrift(parts, context, watchedIn(payload)),
        'mature-outcome': (context, payload) => matureOutcome(parts, context, loanIdIn(payload)),
        train: (context, payload) => runTraining(parts, context, runIdIn(payload)),
      },
      subscriptions: [
        { producer: 'decisions', type: 'decisions.decided', handle: (tx) => hearDecided(tx) },
        { producer: 'loans', type: 'loans.activated', handle: (tx, event) => hearActivated(parts, tx, event) },
        { producer: 'consents', type: 'consents.withdrawn', handle: (tx, event) => hearWithdrawal(tx, event) },
      ],
      stop: () => closeReady(parts.ready),
    };
  },
});

function operationsOf(parts: ModelsParts): ModelsClient {
  return {
    list: (context) => listModels(parts, context),
    listRoleRequests: (context, input) => listRoleRequests(parts, context, input),
    listAlerts: (context, input) => listModelAlerts(parts, context, input),
    inventory: (context) => readInventory(parts, context),
    exportInventory: (context) => exportInventory(parts, context),
    listRuns: (context) => listTrainingRuns(parts, context),
    getRun: (context, { runId }) => getTrainingRun(parts, context, runId),
    get: (context, { modelId }) => getModel(parts, context, modelId),
    report: (context, { modelId }) => readReport(parts, context, modelId),
    compare: (context, { modelId }) => compareModels(parts, context, modelId),
    drift: (context, { modelId }) => readDrift(parts, context, modelId),
    register: (context, input) => registerModel(parts, context, input),
    requestRole: (context, input) => requestRole(parts, context, input),
    decideRole: (context, input) => decideRole(parts, context, input),
    rollBack: (context, input) => rollBack(parts, context, input),
    score: (context, input) => scoreValues(parts, context, input),
    acknowledgeAlert: (context, input) => acknowledgeAlert(parts, context, input),
    recordOutcomes: (context, input) => recordOutcomes(parts, context, input),
    retrain: (context, input) => retrain(parts, context, input),
    reproduce: (context, input) => reproduce(parts, context, input),
    cancelRun: (context, input) => cancelRun(parts, context, input),
    setDuty: (context, input) => setDuty(parts, context, input),
    setMateriality: (context, input) => setMateriality(parts, context, input),
  };
}
