import type { PartnerTerms } from '@lendline/sandbox';
import { packById } from '@lendline/strategy';
import type { DemoIdentity } from './demo-state.ts';

/** The payment company of the country that sends to the demo's lender by itself. */
export function demoPartner({ callbackSecret }: DemoIdentity, lenderUrl: string): PartnerTerms {
  const name = 'sandbox-pay';
  return { name, url: `${lenderUrl}/api/records/push/${name}`, secret: callbackSecret };
}

/** The configuration under which a lender talks to the simulated country as it would to real operators. */
export function sandboxEnvironment(
  identity: DemoIdentity,
  urls: { readonly sandbox: string; readonly lender: string },
): Record<string, string> {
  const key = JSON.stringify(identity.privateKey);
  const { name, secret } = demoPartner(identity, urls.lender);
  return {
    LENDLINE_ALL_PACK: identity.country,
    LENDLINE_ALL_LENDER: 'Lendline Demo',
    LENDLINE_ALL_LICENCE: identity.country === 'cn' ? 'small-loan-company' : 'digital-credit',
    // What the pack does not allow is left out.
    LENDLINE_CONSENTS_SOURCES: 'line-checks,multi-lending-register,call-records,payment-statement,declared-ties',
    LENDLINE_LINES_CARRIER_URL: urls.sandbox,
    LENDLINE_LINES_CARRIER_CLIENT_ID: identity.clientId,
    LENDLINE_LINES_CARRIER_KEY: key,
    LENDLINE_PAYMENTS_RAIL: 'sandbox',
    LENDLINE_PAYMENTS_WALLET_URL: urls.sandbox,
    LENDLINE_PAYMENTS_WALLET_CLIENT_ID: identity.clientId,
    LENDLINE_PAYMENTS_WALLET_KEY: key,
    LENDLINE_PAYMENTS_CALLBACK_URL: urls.lender,
    LENDLINE_PAYMENTS_WALLET_CALLBACK_SECRET: identity.callbackSecret,
    LENDLINE_PAYMENTS_BANK_URL: urls.sandbox,
    LENDLINE_PAYMENTS_BANK_NAME: 'Lendline Demo',
    LENDLINE_PAYMENTS_BANK_ACCOUNT: 'SIM-LENDER-1',
    LENDLINE_PAYMENTS_BILLING_URL: urls.sandbox,
    LENDLINE_RECORDS_WALLET_URL: urls.sandbox,
    LENDLINE_RECORDS_WALLET_CLIENT_ID: identity.clientId,
    LENDLINE_RECORDS_WALLET_KEY: key,
    LENDLINE_RECORDS_BANK_URL: urls.sandbox,
    LENDLINE_RECORDS_BANK_CLIENT_ID: identity.clientId,
    LENDLINE_RECORDS_BANK_KEY: key,
    LENDLINE_RECORDS_BANK_RETURN_URL: `${urls.lender}/accounts`,
    LENDLINE_RECORDS_PARTNERS: JSON.stringify([{ name, source: 'payment-statement', secret }]),
    ...registerEnvironment(identity, urls.sandbox),
    LENDLINE_MESSAGES_SMS_URL: urls.sandbox,
    LENDLINE_MESSAGES_SMS_CLIENT_ID: identity.clientId,
    LENDLINE_MESSAGES_SMS_KEY: key,
    LENDLINE_MESSAGES_CALLBACK_URL: urls.lender,
    LENDLINE_MESSAGES_CALLBACK_SECRET: identity.callbackSecret,
  };
}

/** A register of other lenders, where the pack lets one be asked. */
function registerEnvironment(
  { country, clientId, privateKey, callbackSecret }: DemoIdentity,
  sandbox: string,
): Record<string, string> {
  const allowed = packById(country)?.allowedSources.some(({ id }) => id === 'multi-lending-register') ?? false;
  if (!allowed) return {};
  return {
    LENDLINE_FRAUD_REGISTER_URL: sandbox,
    LENDLINE_FRAUD_REGISTER_CLIENT_ID: clientId,
    LENDLINE_FRAUD_REGISTER_KEY: JSON.stringify(privateKey),
    LENDLINE_FRAUD_REGISTER_SECRET: callbackSecret,
  };
}
