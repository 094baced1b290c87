import { err, ok, type Result } from '@lendline/kernel';

/** Scopes of the CAMARA APIs served here, as in the `security` of their OpenAPI files. */
export const camaraScopes = [
  'number-verification:verify',
  'number-verification:device-phone-number:read',
  'sim-swap',
  'sim-swap:check',
  'sim-swap:retrieve-date',
  'device-swap',
  'device-swap:check',
  'device-swap:retrieve-date',
  'kyc-match:match',
  'kyc-tenure:check-tenure',
  'one-time-password-sms:send-validate',
  'number-recycling:check',
  'call-forwarding-signal:unconditional-call-forwardings:read',
  'call-forwarding-signal:call-forwardings:read',
  'carrier-billing:payments:create',
  'carrier-billing:payments:read',
  'carrier-billing:payments:write',
  'carrier-billing-refund:refunds:create',
  'carrier-billing-refund:refunds:read',
] as const;

/** Doors of the country that are no CAMARA API. */
export const ownScopes = [
  'sms:send',
  'wallet:transactions',
  'wallet:mandates',
  'wallet:accounts',
  'bank:accounts',
  'bank:files',
  'register:query',
] as const;

const known = new Set<string>([...camaraScopes, ...ownScopes]);
const ofCamara = new Set<string>(camaraScopes);
const purposeForm = /^dpv:[a-zA-Z0-9]+$/;

/**
 * Reads a scope text. CAMARA's profile wants exactly one purpose `dpv:<value>` beside technical scopes; the doors
 * that are not CAMARA's need none. Error: a sentence for `error_description`.
 */
export function readScopes(text: string, purposes: readonly string[]): Result<readonly string[], string> {
  const scopes = text.split(' ').filter((scope) => scope !== '' && scope !== 'openid');
  const purpose = scopes.filter((scope) => scope.startsWith('dpv:'));
  const technical = scopes.filter((scope) => !scope.startsWith('dpv:'));
  const unknown = technical.find((scope) => !known.has(scope));
  if (unknown !== undefined) return err(`unknown scope ${unknown.slice(0, 80)}`);
  if (technical.length === 0) return err('name at least one technical scope, such as sim-swap:check');
  const needsPurpose = technical.some((scope) => ofCamara.has(scope));
  if (purpose.length > 1 || (needsPurpose && purpose.length === 0)) {
    return err('name exactly one purpose scope of the form dpv:<value>');
  }
  const [only] = purpose;
  if (only !== undefined && !(purposeForm.test(only) && purposes.includes(only.slice('dpv:'.length)))) {
    return err(`the purpose is not one of those agreed: ${purposes.map((value) => `dpv:${value}`).join(' ')}`);
  }
  return ok(scopes);
}
