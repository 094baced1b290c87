import { present } from '@lendline/kernel';
import { borrowerLine, defineSlice, privateKeyText, publishedPlan, z } from '@lendline/platform';
import { packById } from '@lendline/strategy';
import { providers } from './connectors/providers.ts';
import type { RecordsClient } from './contract.ts';
import { pushDoors } from './doors.ts';
import { partnerList } from './partner-list.ts';
import { recordsRoutes } from './routes.ts';
import { consentName } from './rules/consent-name.ts';
import { recordsSchemas } from './schemas.ts';
import type { RecordsTables } from './store/tables.ts';
import { declareTies, listMyTies } from './usecases/declare-ties.ts';
import { downloadRejected } from './usecases/download-rejected.ts';
import { accountsOf } from './usecases/accounts-of.ts';
import { acknowledgeDrift, listDriftAlerts } from './usecases/drift-alerts.ts';
import { hearWithdrawal } from './usecases/hear-consent.ts';
import { linkFeed } from './usecases/link-feed.ts';
import { listFeeds } from './usecases/list-feeds.ts';
import { listIntakeWeeks } from './usecases/intake-weeks.ts';
import { getImport, listImports } from './usecases/list-imports.ts';
import { listProviders } from './usecases/list-providers.ts';
import { hearProved, lineIdIn, noteNumber } from './usecases/note-number.ts';
import { outlineRecords } from './usecases/outline-records.ts';
import type { PullProvider, RecordsNeeds, RecordsParts } from './usecases/parts.ts';
import { pullNow } from './usecases/pull-now.ts';
import { readQuality } from './usecases/read-quality.ts';
import { readRecords } from './usecases/read-records.ts';
import { runPull } from './usecases/run-pull.ts';
import { feedIdIn } from './usecases/schedule-pull.ts';
import { stopFeed } from './usecases/stop-feed.ts';
import { listTiesOfLine } from './usecases/ties-for-staff.ts';
import { tiesOf } from './usecases/ties-of.ts';
import { uploadFile } from './usecases/upload-file.ts';
import { watchDrift, watchedIn } from './usecases/watch-drift.ts';

const days = (text: number) => z.coerce.number().int().min(1).max(1_100).default(text);

const config = z
  .object({
    /** Says how old records may be, and in which zone the files' wall clocks run. */
    pack: z.enum(['cn', 'ke']).default('cn'),
    /** A wallet that speaks the GSMA Mobile Money API, to read statements from; without one nothing is read there. */
    walletUrl: z.url('expected the address of the wallet operator, such as https://wallet.example').optional(),
    walletClientId: z.string().min(1).optional(),
    /** Our private key there, a JWK as JSON. */
    walletKey: privateKeyText.optional(),
    /** A bank that speaks the Berlin Group's account information; without one nothing is read there. */
    bankUrl: z.url('expected the address of the bank, such as https://bank.example').optional(),
    bankClientId: z.string().min(1).optional(),
    bankKey: privateKeyText.optional(),
    /** Where a bank sends the borrower back to: the page of their accounts in the borrower app. */
    bankReturnUrl: z.url('expected an address of the borrower app, such as https://lender.example/accounts').optional(),
    /** Patience before an outcome is unknown. */
    feedTimeoutMs: z.coerce.number().int().min(100).default(10_000),
    feedBackfillDays: days(180),
    feedOverlapDays: days(10),
    feedEveryHours: z.coerce.number().int().min(1).max(720).default(24),
    feedPageRows: z.coerce.number().int().min(1).max(500).default(100),
    /** Partners that may send: a JSON list of name, source and secret. */
    partners: partnerList,
  })
  .superRefine((given, issue) => {
    for (const name of ['wallet', 'bank'] as const) {
      if (given[`${name}Url`] === undefined) continue;
      for (const key of [`${name}ClientId`, `${name}Key`] as const) {
        const message = `expected with ${name}Url: the client id and private key that the provider knows`;
        if (given[key] === undefined) issue.addIssue({ code: 'custom', path: [key], message });
      }
    }
  });

type Config = z.infer<typeof config>;

export const recordsSlice = defineSlice<RecordsClient, RecordsNeeds, Config, RecordsTables>({
  name: 'records',
  needs: ['lines', 'consents'],
  migrations: new URL('migrations/', import.meta.url),
  routes: recordsRoutes,
  schemas: recordsSchemas,
  config,
  build: ({ database, crypto, needs, config: settings, clock, log, metrics }) => {
    const pack = present(packById(settings.pack), 'the pack is one of those in the box');
    const { records, zone, currency } = pack;
    const parts: RecordsParts = {
      database,
      crypto,
      lines: needs.lines,
      consents: needs.consents,
      plan: publishedPlan,
      currency,
      freshness: { newestAtMost_days: records.newestAtMost_days, zone },
      consentNames: {
        'call-records': consentName(pack, 'call-records'),
        'payment-statement': consentName(pack, 'payment-statement'),
        'declared-ties': consentName(pack, 'declared-ties'),
      },
      pullProviders: pullProvidersOf(settings, zone),
      pushPartners: new Map(settings.partners.map((partner) => [partner.name, partner])),
      feedTerms: {
        backfill_days: settings.feedBackfillDays,
        overlap_days: settings.feedOverlapDays,
        every_hours: settings.feedEveryHours,
      },
      log,
      metrics,
    };
    return {
      operations: operationsOf(parts),
      jobs: {
        pull: (context, payload) => runPull(parts, context, feedIdIn(payload)),
        'note-number': (context, payload) => noteNumber(parts, context, lineIdIn(payload)),
        'watch-drift': (context, payload) => watchDrift(parts, context, watchedIn(payload)),
      },
      subscriptions: [
        {
          producer: 'consents',
          type: 'consents.withdrawn',
          handle: (tx, event) => hearWithdrawal(parts, tx, event),
        },
        { producer: 'lines', type: 'lines.proved', handle: hearProved },
      ],
      doors: (app) => pushDoors(app, parts, clock),
    };
  },
});

function pullProvidersOf(settings: Config, zone: string): ReadonlyMap<string, PullProvider> {
  const shared = {
    timeout_ms: settings.feedTimeoutMs,
    pageRows: settings.feedPageRows,
    zone,
    returnUrl: settings.bankReturnUrl,
  };
  const { walletUrl, walletClientId, walletKey, bankUrl, bankClientId, bankKey } = settings;
  const accounts = [
    [providers['mobile-money'], { url: walletUrl, clientId: walletClientId, privateKey: walletKey }],
    [providers['open-banking'], { url: bankUrl, clientId: bankClientId, privateKey: bankKey }],
  ] as const;
  return new Map(
    accounts.flatMap(([{ open, ...descriptor }, { url, clientId, privateKey }]) =>
      url === undefined || clientId === undefined || privateKey === undefined
        ? []
        : [[descriptor.name, { ...descriptor, connector: open({ ...shared, url, clientId, privateKey }) }] as const],
    ),
  );
}

function operationsOf(parts: RecordsParts): RecordsClient {
  return {
    upload: (context, input) => uploadFile(parts, context, input),
    listMine: (context) => listImports(parts, context, borrowerLine(context)),
    listOfLine: (context, { lineId }) => listImports(parts, context, lineId),
    getImport: (context, { importId }) => getImport(parts, context, importId),
    downloadRejected: (context, { importId }) => downloadRejected(parts, context, importId),
    read: (context, input) => readRecords(parts, context, input),
    outline: (context, input) => outlineRecords(parts, context, input),
    linkFeed: (context, input) => linkFeed(parts, context, input),
    listProviders: () => Promise.resolve(listProviders(parts)),
    stopFeed: (context, { feedId }) => stopFeed(parts, context, feedId),
    listMyFeeds: (context) => listFeeds(parts, context, borrowerLine(context)),
    listFeedsOfLine: (context, { lineId }) => listFeeds(parts, context, lineId),
    pullFeed: (context, { feedId }) => pullNow(parts, context, feedId),
    declareTies: (context, { ties }) => declareTies(parts, context, ties),
    listTiesOfLine: (context, { lineId }) => listTiesOfLine(parts, context, lineId),
    listMyTies: (context) => listMyTies(parts, context),
    tiesOf: (context, { lineId }) => tiesOf(parts, context, lineId),
    accountsOf: (context, input) => accountsOf(parts, context, input),
    myQuality: (context) => readQuality(parts, context, borrowerLine(context)),
    qualityOfLine: (context, { lineId }) => readQuality(parts, context, lineId),
    listDriftAlerts: (context, input) => listDriftAlerts(parts, context, input),
    listIntakeWeeks: (context, { alertId }) => listIntakeWeeks(parts, context, alertId),
    acknowledgeDrift: (context, input) => acknowledgeDrift(parts, context, input),
  };
}
