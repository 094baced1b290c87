import type { Carrier, CheckAnswer, CheckSubject, SendAnswer, ValidateAnswer } from '../carrier.ts';
import { type CheckDescriptor, checkDescriptors, fromRefusal, silent } from './checks.ts';
import type { OutsideAccount } from '@lendline/platform';
import { type CamaraAnswer, type CamaraClient, camaraClient } from './client.ts';

const otpScope = 'one-time-password-sms:send-validate';
const otpPurpose = 'IdentityVerification';

/** An operator that speaks CAMARA (releases named in the paths). */
export function camaraCarrier(account: OutsideAccount): Carrier {
  const client = camaraClient(account);
  return {
    name: 'camara',
    sendCode: async (phone, message) => {
      const body = { phoneNumber: phone, message };
      const path = '/one-time-password-sms/v1/send-code';
      return readSent(await client.call({ path, scope: otpScope, purpose: otpPurpose, body }));
    },
    validateCode: async (reference, code) => {
      const body = { authenticationId: reference, code };
      const path = '/one-time-password-sms/v1/validate-code';
      return readValidated(await client.call({ path, scope: otpScope, purpose: otpPurpose, body }));
    },
    check: async (name, subject): Promise<CheckAnswer> => {
      const descriptor = checkDescriptors[name];
      const calls = descriptor.calls(subject);
      if (!calls) return silent('not-asked');
      const answers = await Promise.all(calls.map((call) => client.call(call)));
      const refused = answers.find((answer) => answer.kind !== 'answer');
      if (refused) return fromRefusal(descriptor, refused);
      return completed(client, descriptor, { answer: descriptor.read(bodiesOf(answers), subject), subject });
    },
  };
}

/** Asks what makes a known answer fuller. */
async function completed(
  client: CamaraClient,
  { more, complete }: CheckDescriptor,
  { answer, subject }: { readonly answer: CheckAnswer; readonly subject: CheckSubject },
): Promise<CheckAnswer> {
  if (!more || !complete || answer.outcome === 'unknown') return answer;
  const calls = more(answer, subject);
  const answers = await Promise.all(calls.map((call) => client.call(call)));
  return complete(
    answer,
    answers.map((one) => (one.kind === 'answer' ? one.body : null)),
  );
}

function bodiesOf(answers: Awaited<ReturnType<CamaraClient['call']>>[]): Readonly<Record<string, unknown>>[] {
  return answers.flatMap((answer) => (answer.kind === 'answer' ? [answer.body] : []));
}

function readSent(answer: CamaraAnswer): SendAnswer {
  if (answer.kind === 'silence') return { kind: 'unknown', because: answer.because };
  if (answer.kind === 'error') {
    if (answer.status === 404) return { kind: 'unknown-number' };
    if (answer.code.endsWith('MAX_OTP_CODES_EXCEEDED')) return { kind: 'too-many' };
    return { kind: 'unknown', because: 'refused' };
  }
  const reference = answer.body['authenticationId'];
  return typeof reference === 'string' ? { kind: 'sent', reference } : { kind: 'unknown', because: 'carrier-error' };
}

const validation: Readonly<Record<string, ValidateAnswer>> = {
  'ONE_TIME_PASSWORD_SMS.INVALID_OTP': { kind: 'wrong' },
  'ONE_TIME_PASSWORD_SMS.VERIFICATION_EXPIRED': { kind: 'expired' },
  'ONE_TIME_PASSWORD_SMS.VERIFICATION_FAILED': { kind: 'spent' },
};

function readValidated(answer: CamaraAnswer): ValidateAnswer {
  if (answer.kind === 'answer') return { kind: 'right' };
  if (answer.kind === 'silence') return { kind: 'unknown', because: answer.because };
  if (answer.status === 404) return { kind: 'expired' };
  return validation[answer.code] ?? { kind: 'unknown', because: 'refused' };
}
