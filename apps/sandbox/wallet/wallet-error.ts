/** `errorObject` of the GSMA Mobile Money API 1.2, with the HTTP status that its category has there. */
export interface WalletError {
  readonly errorCategory: keyof typeof statuses;
  readonly errorCode: string;
  readonly errorDescription: string;
}

const statuses = {
  businessRule: 400,
  validation: 400,
  authorisation: 401,
  identification: 404,
  internal: 500,
  serviceUnavailable: 503,
} as const;

export function statusOf(error: WalletError): (typeof statuses)[keyof typeof statuses] {
  return statuses[error.errorCategory];
}

/** The codes used here, of the 38 that the specification has. */
const categories = {
  mandatoryValueNotSupplied: 'validation',
  formatError: 'validation',
  negativeValue: 'validation',
  currencyNotSupported: 'validation',
  duplicateRequest: 'businessRule',
  insufficientFunds: 'businessRule',
  incorrectState: 'businessRule',
  noMandateAuthority: 'businessRule',
  samePartiesError: 'businessRule',
  transactionTypeError: 'businessRule',
  greaterThanTransactionMaxValue: 'businessRule',
  identifierError: 'identification',
  clientAuthorisationError: 'authorisation',
  genericError: 'serviceUnavailable',
} as const satisfies Readonly<Record<string, keyof typeof statuses>>;

export function walletError(errorCode: keyof typeof categories, errorDescription: string): WalletError {
  return { errorCategory: categories[errorCode], errorCode, errorDescription };
}

/** As it is written on the wire. The specification's own spelling has a small d. */
export function errorObject(error: WalletError, at: Temporal.Instant): Readonly<Record<string, string>> {
  const { errorCategory, errorCode, errorDescription } = error;
  return { errorCategory, errorCode, errordescription: errorDescription, errorDateTime: at.toString() };
}
