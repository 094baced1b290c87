/** Error body of every CAMARA API (Commonalities 0.6, `ErrorInfo`). */
export interface CamaraError {
  readonly status: 400 | 401 | 403 | 404 | 409 | 422 | 429 | 503 | 504;
  readonly code: string;
  readonly message: string;
}

export type CamaraAnswer =
  | { readonly status: 200 | 201 | 202; readonly body: unknown }
  /** It is done, and the line drops instead of an answer. */
  | { readonly hangUp: true }
  | { readonly status: 204 }
  | { readonly error: CamaraError };

export function answer(body: unknown, status: 200 | 201 | 202 = 200): CamaraAnswer {
  return { status, body };
}

/** Codes and texts as the OpenAPI files give them. */
const errors = {
  INVALID_ARGUMENT: [400, 'Client specified an invalid argument, request body or query param.'],
  OUT_OF_RANGE: [400, 'Client specified an invalid range.'],
  'KNOW_YOUR_CUSTOMER.INVALID_PARAM_COMBINATION': [400, 'Indicated parameter combination is invalid'],
  'ONE_TIME_PASSWORD_SMS.VERIFICATION_FAILED': [
    400,
    'The maximum number of attempts for this authenticationId was exceeded without providing a valid OTP',
  ],
  'ONE_TIME_PASSWORD_SMS.VERIFICATION_EXPIRED': [400, 'The authenticationId is no longer valid'],
  'ONE_TIME_PASSWORD_SMS.INVALID_OTP': [400, 'The provided OTP is not valid for this authenticationId'],
  UNAUTHENTICATED: [
    401,
    'Request not authenticated due to missing, invalid, or expired credentials. A new authentication is required.',
  ],
  PERMISSION_DENIED: [403, 'Client does not have sufficient permissions to perform this action.'],
  INVALID_TOKEN_CONTEXT: [403, 'phoneNumber is not consistent with access token.'],
  'NUMBER_VERIFICATION.USER_NOT_AUTHENTICATED_BY_MOBILE_NETWORK': [
    403,
    'Client must authenticate via the mobile network to use this service',
  ],
  'ONE_TIME_PASSWORD_SMS.MAX_OTP_CODES_EXCEEDED': [
    403,
    'Too many OTPs have been requested for this MSISDN. Try later.',
  ],
  'CARRIER_BILLING.PAYMENT_DENIED': [403, 'Payment was denied by the carrier'],
  'CARRIER_BILLING.UNAUTHORIZED_AMOUNT': [422, 'The amount is not authorized'],
  'CARRIER_BILLING.USER_AMOUNT_THRESHOLD_OVERPASSED': [422, 'The user has overpassed the allowed amount'],
  'CARRIER_BILLING.PAYMENT_CONFIRMED': [409, 'The payment is confirmed already'],
  'CARRIER_BILLING.PAYMENT_CANCELLED': [409, 'The payment is cancelled'],
  'CARRIER_BILLING_REFUND.AMOUNT_EXCEEDED': [422, 'More than what remains of the payment cannot be refunded'],
  NOT_FOUND: [404, 'The specified resource is not found.'],
  IDENTIFIER_NOT_FOUND: [404, 'The phone number provided is not associated with a customer account'],
  MISSING_IDENTIFIER: [422, 'No phone number has been provided'],
  UNNECESSARY_IDENTIFIER: [
    422,
    'An explicit phone number has been provided when one is already associated with the access token',
  ],
  UNAVAILABLE: [503, 'Service Unavailable.'],
  TIMEOUT: [504, 'Request timeout exceeded.'],
} as const satisfies Readonly<Record<string, readonly [CamaraError['status'], string]>>;

export type CamaraErrorCode = keyof typeof errors;

/** @param message says more than the standard text does, never with personal data */
export function refuse(code: CamaraErrorCode, message?: string): { readonly error: CamaraError } {
  const [status, text] = errors[code];
  return { error: { status, code, message: message ?? text } };
}
