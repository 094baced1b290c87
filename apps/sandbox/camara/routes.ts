import { Hono } from 'hono';
import { type BillingParts, carrierBilling, carrierBillingRefund } from './carrier-billing.ts';
import { callForwardingSignal } from './call-forwarding-signal.ts';
import type { Carrier } from './door.ts';
import { kycMatch } from './kyc-match.ts';
import { kycTenure } from './kyc-tenure.ts';
import { numberRecycling } from './number-recycling.ts';
import { numberVerification } from './number-verification.ts';
import { type DeliverText, oneTimePasswordSms } from './one-time-password-sms.ts';
import type { OneTimePasswords } from './one-time-passwords.ts';
import { deviceSwap, simSwap } from './swaps.ts';

/** The simulated carrier's APIs under the base paths of their OpenAPI files. */
export function camaraRoutes(
  carrier: Carrier,
  parts: { readonly passwords: OneTimePasswords; readonly deliver: DeliverText } & BillingParts,
): Hono {
  const app = new Hono();
  app.route('/number-verification/v2', numberVerification(carrier));
  app.route('/sim-swap/v2', simSwap(carrier));
  app.route('/device-swap/v1', deviceSwap(carrier));
  app.route('/kyc-match/v0.4', kycMatch(carrier));
  app.route('/kyc-tenure/v0.2', kycTenure(carrier));
  app.route('/one-time-password-sms/v1', oneTimePasswordSms(carrier, parts));
  app.route('/number-recycling/v0.2', numberRecycling(carrier));
  app.route('/call-forwarding-signal/v0.4', callForwardingSignal(carrier));
  app.route('/carrier-billing/v0.5', carrierBilling(carrier, parts));
  app.route('/carrier-billing-refund/v0.3', carrierBillingRefund(carrier, parts));
  return app;
}
