import { defaultRules } from '@lendline/graph';
import { type Clock, present } from '@lendline/kernel';
import { defineSlice, privateKeyText, publishedPlan, webhookSecrets, z } from '@lendline/platform';
import { packById } from '@lendline/strategy';
import { shippedTypologies, typologiesWithin } from '@lendline/typology';
import type { CaseOperations } from './case-contract.ts';
import type { PartnerRegister } from './connectors/partner-register/partner-register.ts';
import { restRegister } from './connectors/partner-register/rest-register.ts';
import type { FraudClient } from './contract.ts';
import type { ListOperations } from './list-contract.ts';
import { LenderNetworks } from './network-cache/lender-networks.ts';
import { observation } from './observation.ts';
import { fraudRoutes } from './routes.ts';
import { guardRules } from './rules/hit-rate.ts';
import { fraudSchemas } from './schemas.ts';
import type { FraudTables } from './store/tables.ts';
import type { TypologyOperations } from './typology-contract.ts';
import { addEntry, decideEntry, endEntry } from './usecases/change-lists.ts';
import { draftTypologies, saveTypologies, submitTypologies } from './usecases/change-typologies.ts';
import { closeCase, reopenCase } from './usecases/close-case.ts';
import { forgetAssessments } from './usecases/forget-assessments.ts';
import { forgetCases } from './usecases/forget-cases.ts';
import { exportEntries, findEntries, getEntry, listEntries } from './usecases/list-entries.ts';
import { hearLoanChanged } from './usecases/list-own-fraud.ts';
import { ReadVersions } from './usecases/live-typologies.ts';
import type { ObserveNeeds, ObserveParts } from './usecases/observe-parts.ts';
import type { FraudParts } from './usecases/parts.ts';
import { casesOfApplication, getCase, listCases, listLabels } from './usecases/read-cases.ts';
import { readRates } from './usecases/read-rates.ts';
import { planNight } from './usecases/plan-night.ts';
import { checkDocument, getTypologies, listTypologies } from './usecases/read-typologies.ts';
import { decideTypologies, rollBackTypologies } from './usecases/release-typologies.ts';
import { seedOnce } from './usecases/seed-typologies.ts';
import { testTypologies } from './usecases/test-typologies.ts';
import { haltTypology, listGuardAlerts, resumeTypology, watchHitRates } from './usecases/watch-hit-rates.ts';
import { assignCase, mergeCases, noteCase, snoozeCase, wakeCase, wakeOnTime } from './usecases/work-case.ts';

export { type AssessTimes, measureAssessments, type MeasuringAssess } from './measure-assess.ts';
export {
  FraudReplay,
  type ReplayedAssessment,
  type ReplayedAttempt,
  type ReplayOptions,
} from './replay/fraud-replay.ts';

const config = z.object({
  /** Says which sources may be used, whose national form a number has, and in which zone days run. */
  pack: z.enum(['cn', 'ke']).default('cn'),
  /** Whose word on a browser's address counts: the connection's, that of the proxy in front of us, or nobody's. */
  networkAddress: z.enum(['connection', 'forwarded', 'off']).default('connection'),
  /** An assessment is kept for so many days, with the signals that it read. */
  keepAssessmentDays: z.coerce.number().int().min(30).max(7_300).default(1_095),
  /** A closed case is kept for so many days, with its alerts, history and labels. */
  keepCaseDays: z.coerce.number().int().min(30).max(7_300).default(1_825),
  /** A register of applications at other lenders; without one nobody is asked. */
  registerUrl: z.url('expected the address of the register, such as https://register.example').optional(),
  registerClientId: z.string().min(1).optional(),
  /** Our private key there, a JWK as JSON. */
  registerKey: privateKeyText.optional(),
  /** What our questions are signed with. */
  registerSecret: webhookSecrets.optional(),
  /** What the register calls us among the lenders that were asked. */
  registerSelf: z.string().min(1).optional(),
  /** Patience before an answer is unknown. */
  registerTimeoutMs: z.coerce.number().int().min(100).default(3_000),
});

type Config = z.infer<typeof config>;

/** All that a register needs, or none of it. */
const whole = config.superRefine((given, issue) => {
  if (given.registerUrl === undefined) return;
  for (const key of ['registerClientId', 'registerKey', 'registerSecret'] as const) {
    const message = 'expected with registerUrl: the client id, private key and secret that the register knows';
    if (given[key] === undefined) issue.addIssue({ code: 'custom', path: [key], message });
  }
});

function registerOf(settings: Config, clock: Clock): PartnerRegister | null {
  const { registerUrl: url, registerClientId: clientId, registerKey: privateKey, registerSecret: secret } = settings;
  if (!url || !clientId || !privateKey || !secret) return null;
  return restRegister({
    url,
    clientId,
    privateKey,
    secret,
    timeout_ms: settings.registerTimeoutMs,
    now: () => clock.now(),
  });
}

export const fraudSlice = defineSlice<FraudClient, ObserveNeeds, Config, FraudTables>({
  name: 'fraud',
  needs: ['lines', 'consents', 'records'],
  migrations: new URL('migrations/', import.meta.url),
  routes: fraudRoutes,
  schemas: fraudSchemas,
  config: whole,
  build: ({ database, crypto, needs, log, metrics, clock, config: settings }) => {
    const pack = present(packById(settings.pack), 'the pack is one of those in the box');
    const allowedSources = pack.allowedSources.map(({ id }) => id);
    const { exposureToDefaulters } = pack.people;
    const parts: ObserveParts = {
      ...needs,
      database,
      crypto,
      log,
      metrics,
      plan: publishedPlan,
      country: pack.country,
      zone: pack.zone,
      exposureToDefaulters,
      allowedSources,
      box: typologiesWithin(shippedTypologies, allowedSources),
      seeded: new Set(),
      guard: guardRules,
      keepAssessments_days: settings.keepAssessmentDays,
      keepCases_days: settings.keepCaseDays,
      register: registerOf(settings, clock),
      registerSelf: settings.registerSelf ?? null,
      networks: new LenderNetworks(database, { rules: defaultRules, exposureToDefaulters }),
      versions: new ReadVersions(),
    };
    const observed = observation(parts, settings);
    return {
      operations: {
        ...operationsOf(parts),
        ...observed.operations,
        assess: async (context, input) => {
          await seedOnce(parts, context);
          return observed.operations.assess(context, input);
        },
      },
      jobs: {
        ...observed.jobs,
        'wake-case': (context, payload) => wakeOnTime(parts, context, payload),
        'watch-hit-rates': (context) => watchHitRates(parts, context),
        'forget-assessments': (context) => forgetAssessments(parts, context),
        'forget-cases': (context) => forgetCases(parts, context),
        // What a schedule of the deployment runs.
        night: (context) => planNight(parts, context),
      },
      subscriptions: [...observed.subscriptions, { producer: 'loans', type: 'loans.changed', handle: hearLoanChanged }],
      doors: observed.doors,
    };
  },
});

function operationsOf(parts: FraudParts): ListOperations & CaseOperations & TypologyOperations {
  return {
    listEntries: (context, input) => listEntries(parts, context, input),
    getEntry: (context, input) => getEntry(parts, context, input),
    findEntries: (context, input) => findEntries(parts, context, input),
    addEntry: (context, input) => addEntry(parts, context, input),
    decideEntry: (context, input) => decideEntry(parts, context, input),
    endEntry: (context, input) => endEntry(parts, context, input),
    exportEntries: (context, input) => exportEntries(parts, context, input),
    listCases: (context, input) => listCases(parts, context, input),
    getCase: (context, input) => getCase(parts, context, input),
    casesOfApplication: (context, input) => casesOfApplication(parts, context, input),
    assignCase: (context, input) => assignCase(parts, context, input),
    noteCase: (context, input) => noteCase(parts, context, input),
    mergeCases: (context, input) => mergeCases(parts, context, input),
    snoozeCase: (context, input) => snoozeCase(parts, context, input),
    wakeCase: (context, input) => wakeCase(parts, context, input),
    closeCase: (context, input) => closeCase(parts, context, input),
    reopenCase: (context, input) => reopenCase(parts, context, input),
    labels: (context, input) => listLabels(parts, context, input),
    listTypologies: (context) => listTypologies(parts, context),
    typologyRates: (context, input) => readRates(parts, context, input),
    getTypologies: (context, input) => getTypologies(parts, context, input),
    checkTypologies: (_, input) => checkDocument(parts, input),
    draftTypologies: (context, input) => draftTypologies(parts, context, input),
    saveTypologies: (context, input) => saveTypologies(parts, context, input),
    testTypologies: (context, input) => testTypologies(parts, context, input),
    submitTypologies: (context, input) => submitTypologies(parts, context, input),
    decideTypologies: (context, input) => decideTypologies(parts, context, input),
    rollBackTypologies: (context, input) => rollBackTypologies(parts, context, input),
    listGuardAlerts: (context, input) => listGuardAlerts(parts, context, input),
    haltTypology: (context, input) => haltTypology(parts, context, input),
    resumeTypology: (context, input) => resumeTypology(parts, context, input),
  };
}
