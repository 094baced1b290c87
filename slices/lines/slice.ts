import { present } from '@lendline/kernel';
import { borrowerLine, defineSlice, privateKeyText, publishedPlan, z } from '@lendline/platform';
import { packById } from '@lendline/strategy';
import { camaraCarrier } from './connectors/camara/camara-carrier.ts';
import type { LinesClient } from './contract.ts';
import { linesRoutes } from './routes.ts';
import { linesSchemas } from './schemas.ts';
import type { LinesTables } from './store/tables.ts';
import { answerChallenge } from './usecases/answer-challenge.ts';
import { checkLine, getReport } from './usecases/check-line.ts';
import { declareIdentity } from './usecases/declare-identity.ts';
import { getLine, readPersonalData } from './usecases/get-line.ts';
import type { LinesParts } from './usecases/parts.ts';
import { proveSigning } from './usecases/prove-signing.ts';
import { resolveSession, signOut } from './usecases/sessions.ts';
import { startChallenge } from './usecases/start-challenge.ts';
import { startSigning } from './usecases/start-signing.ts';

const config = z.object({
  pack: z.enum(['cn', 'ke']).default('cn'),
  lender: z.string().default('Lendline'),
  /** Root of the operator's CAMARA APIs. */
  carrierUrl: z.url('expected the address of the operator’s CAMARA APIs, such as https://api.operator.example'),
  carrierClientId: z.string('expected the client id that the operator gave'),
  /** Our private key, a JWK as JSON; the operator has the public half. */
  carrierKey: privateKeyText,
  carrierTimeoutMs: z.coerce.number().int().min(100).default(4000),
});

export const linesSlice = defineSlice<LinesClient, Record<string, never>, z.infer<typeof config>, LinesTables>({
  name: 'lines',
  needs: [],
  migrations: new URL('migrations/', import.meta.url),
  routes: linesRoutes,
  schemas: linesSchemas,
  config,
  build: ({ database, crypto, metrics, config: settings }) => {
    const carrier = camaraCarrier({
      url: settings.carrierUrl,
      clientId: settings.carrierClientId,
      privateKey: settings.carrierKey,
      timeout_ms: settings.carrierTimeoutMs,
    });
    const { line, zone } = present(packById(settings.pack), 'the pack is one of those in the box');
    const parts: LinesParts = {
      database,
      crypto,
      metrics,
      carrier,
      plan: publishedPlan,
      lender: settings.lender,
      swapWindow_h: line.swapWindow_h,
      zone,
    };
    return { operations: operationsOf(parts) };
  },
});

function operationsOf(parts: LinesParts): LinesClient {
  return {
    startChallenge: (context, input) => startChallenge(parts, context, input),
    answerChallenge: (context, input) => answerChallenge(parts, context, input),
    signOut: (context) => signOut(parts, context),
    getMyLine: (context) => getLine(parts, context, borrowerLine(context)),
    declareIdentity: (context, input) => declareIdentity(parts, context, input),
    resolveSession: (context, input) => resolveSession(parts, context, input),
    startSigning: (context, input) => startSigning(parts, context, input),
    proveSigning: (context, input) => proveSigning(parts, context, input),
    checkLine: (context, input) => checkLine(parts, context, input),
    getReport: (context, input) => getReport(parts, context, input),
    getLine: (context, { lineId }) => getLine(parts, context, lineId),
    readPersonalData: (context, input) => readPersonalData(parts, context, input),
  };
}
