import { type Clock, type Context, present } from '@lendline/kernel';
import { asService, defineSlice, type JobHandler, newContext, z } from '@lendline/platform';
import { licences, packById } from '@lendline/strategy';
import type { BusinessOperations } from './business-contract.ts';
import type { ApplicationId, ApplicationsClient } from './contract.ts';
import { mountEventStream } from './doors/event-stream.ts';
import { liveChanges } from './live-changes.ts';
import { applicationsRoutes } from './routes.ts';
import { applicationsSchemas } from './schemas.ts';
import type { ApplicationsTables } from './store/tables.ts';
import { answerGuarantee, downloadGuarantee, listGuarantees } from './usecases/answer-guarantee.ts';
import { appealDecline } from './usecases/appeal-decline.ts';
import { cancelApplication } from './usecases/cancel-application.ts';
import { chooseOffer } from './usecases/choose-offer.ts';
import { decideApplication } from './usecases/decide-application.ts';
import { describeBusiness } from './usecases/describe-business.ts';
import { downloadAgreement, downloadDocument } from './usecases/download-agreement.ts';
import { drawCreditLine } from './usecases/draw-credit-line.ts';
import { expireOffer } from './usecases/expire-offer.ts';
import { subscriptions } from './usecases/follow-others.ts';
import { gatherFile } from './usecases/gather-file.ts';
import { getApplication, listApplications } from './usecases/get-application.ts';
import { listQueue } from './usecases/list-queue.ts';
import { dropGuarantor, nameGuarantor } from './usecases/name-guarantor.ts';
import { type ApplicationsNeeds, type ApplicationsParts, slice } from './usecases/parts.ts';
import { payOut } from './usecases/pay-out.ts';
import { confirmCostStatement, openCostStatement } from './usecases/read-cost-statement.ts';
import { releaseHold } from './usecases/release-hold.ts';
import { resumeJobs } from './usecases/resume-jobs.ts';
import { reviewApplication } from './usecases/review-application.ts';
import { signAgreement, startSigning } from './usecases/sign-agreement.ts';
import { signGuarantee, startGuaranteeSigning } from './usecases/sign-guarantee.ts';
import { downloadRenewal, openRenewal, signRenewal, startRenewalSigning } from './usecases/renew-credit-line.ts';
import { startApplication } from './usecases/start-application.ts';
import { submitApplication } from './usecases/submit-application.ts';

const config = z.object({
  pack: z.enum(['cn', 'ke']).default('cn'),
  lender: z.string().default('Lendline'),
  /** The licence on record, which says which cap binds. Without one the strictest cap of the day binds. */
  licence: z.enum([...licences, 'unknown']).default('unknown'),
  /** Where complaints go, as the agreement names it; empty for the help page of the app. */
  contact: z.string().default(''),
  offerDays: z.coerce.number().int().min(1).default(7),
  /** Minutes without a decision, or without a drawdown check, after which a person takes over. */
  patienceMinutes: z.coerce.number().int().min(1).default(10),
});

export const applicationsSlice = defineSlice<
  ApplicationsClient,
  ApplicationsNeeds,
  z.infer<typeof config>,
  ApplicationsTables
>({
  name: slice,
  needs: ['lines', 'consents', 'records', 'features', 'decisions', 'loans'],
  migrations: new URL('migrations/', import.meta.url),
  routes: applicationsRoutes,
  schemas: applicationsSchemas,
  config,
  build: ({ database, crypto, log, metrics, needs, clock, config: settings }) => {
    const { lender, licence, contact, offerDays, patienceMinutes: patience_min } = settings;
    const pack = present(packById(settings.pack), 'the pack is one of those in the box');
    const terms = { pack, licence, lender, contact, offerDays, patience_min };
    const parts: ApplicationsParts = { database, crypto, log, metrics, needs, live: liveChanges(), ...terms };
    const stopping = new AbortController();
    const { live } = parts;
    const get = (context: Context, applicationId: ApplicationId) => getApplication(parts, context, { applicationId });
    return {
      operations: operationsOf(parts),
      jobs: jobsOf(parts),
      subscriptions,
      doors: (app, access) => mountEventStream(app, access, { live, get, stopped: stopping.signal }),
      start: () => resumeJobs(parts, serviceContext(clock)),
      stop: async () => stopping.abort(),
    };
  },
});

function operationsOf(parts: ApplicationsParts): ApplicationsClient {
  return {
    start: (context, input) => startApplication(parts, context, input),
    draw: (context, input) => drawCreditLine(parts, context, input),
    getMine: (context, input) => getApplication(parts, context, input),
    listMine: (context) => listApplications(parts, context),
    submit: (context, input) => submitApplication(parts, context, input),
    choose: (context, input) => chooseOffer(parts, context, input),
    openCostStatement: (context, input) => openCostStatement(parts, context, input),
    confirmCostStatement: (context, input) => confirmCostStatement(parts, context, input),
    downloadAgreement: (context, input) => downloadAgreement(parts, context, input),
    startSigning: (context, input) => startSigning(parts, context, input),
    sign: (context, input) => signAgreement(parts, context, input),
    ...businessOperationsOf(parts),
    cancel: (context, input) => cancelApplication(parts, context, input),
    appeal: (context, input) => appealDecline(parts, context, input),
    queue: (context, input) => listQueue(parts, context, input),
    getFile: (context, input) => gatherFile(parts, context, input),
    review: (context, input) => reviewApplication(parts, context, input),
    releaseHold: (context, input) => releaseHold(parts, context, input),
    downloadDocument: (context, input) => downloadDocument(parts, context, input),
  };
}

function businessOperationsOf(parts: ApplicationsParts): BusinessOperations {
  return {
    describeBusiness: (context, input) => describeBusiness(parts, context, input),
    nameGuarantor: (context, input) => nameGuarantor(parts, context, input),
    dropGuarantor: (context, input) => dropGuarantor(parts, context, input),
    listGuarantees: (context) => listGuarantees(parts, context),
    answerGuarantee: (context, input) => answerGuarantee(parts, context, input),
    downloadGuarantee: (context, input) => downloadGuarantee(parts, context, input),
    startGuaranteeSigning: (context, input) => startGuaranteeSigning(parts, context, input),
    signGuarantee: (context, input) => signGuarantee(parts, context, input),
    openRenewal: (context, input) => openRenewal(parts, context, input),
    downloadRenewal: (context, input) => downloadRenewal(parts, context, input),
    startRenewalSigning: (context, input) => startRenewalSigning(parts, context, input),
    signRenewal: (context, input) => signRenewal(parts, context, input),
  };
}

function jobsOf(parts: ApplicationsParts): Readonly<Record<string, JobHandler>> {
  const payloadOf = (payload: unknown) => payload as { readonly applicationId: ApplicationId };
  return {
    decide: (context, payload) => decideApplication(parts, context, payloadOf(payload)),
    'pay-out': (context, payload) => payOut(parts, context, payloadOf(payload)),
    expire: (context, payload) => expireOffer(parts, context, payloadOf(payload)),
  };
}

function serviceContext(clock: Clock): Context {
  return asService(newContext({ actor: { kind: 'anonymous' }, clock }), slice);
}
