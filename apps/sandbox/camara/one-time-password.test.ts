import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCountry, type TestCountry } from '../testing/country.ts';

let country: TestCountry;
let authorization: string;
let phone: string;
beforeEach(async () => {
  country = await startCountry({ otp: { tries: 3, sendsPerHour: 2, life_s: 300 } });
  authorization = await country.lender.token('dpv:IdentityVerification one-time-password-sms:send-validate');
  phone = country.world.person(5).phone;
});
afterEach(() => country.stop());

interface Challenge {
  readonly authenticationId: string;
  readonly code: string;
}

function send(to = phone, message = '{{code}} is your code'): Promise<Response> {
  const body = { phoneNumber: to, message };
  return country.lender.post('/one-time-password-sms/v1/send-code', body, { authorization });
}

async function challenge(): Promise<Challenge> {
  const { authenticationId } = (await (await send()).json()) as { authenticationId: string };
  const inbox = await country.lender.get(`/inbox/api/phones/${encodeURIComponent(phone)}/messages`);
  const { messages } = (await inbox.json()) as { messages: { code: string }[] };
  return { authenticationId, code: messages[0]?.code ?? 'no message' };
}

function validate(given: Challenge): Promise<Response> {
  return country.lender.post('/one-time-password-sms/v1/validate-code', given, { authorization });
}

async function codeOf(response: Response): Promise<unknown> {
  return ((await response.json()) as { code: unknown }).code;
}

/** A six-digit code that is not the right one. */
function wrong({ authenticationId, code }: Challenge): Challenge {
  return { authenticationId, code: code === '000000' ? '111111' : '000000' };
}

describe('a one-time password', () => {
  it('arrives on the phone, in the lender’s words, and is good once', async () => {
    const given = await challenge();
    expect(given.code).toMatch(/^\d{6}$/);
    expect((await validate(given)).status).toBe(204);
    expect(await codeOf(await validate(given))).toBe('ONE_TIME_PASSWORD_SMS.VERIFICATION_EXPIRED');
  });

  it('is refused when wrong, and lost after three wrong tries even when then right', async () => {
    const given = await challenge();
    expect(await codeOf(await validate(wrong(given)))).toBe('ONE_TIME_PASSWORD_SMS.INVALID_OTP');
    expect(await codeOf(await validate(wrong(given)))).toBe('ONE_TIME_PASSWORD_SMS.INVALID_OTP');
    expect(await codeOf(await validate(wrong(given)))).toBe('ONE_TIME_PASSWORD_SMS.VERIFICATION_FAILED');
    expect(await codeOf(await validate(given))).toBe('ONE_TIME_PASSWORD_SMS.VERIFICATION_FAILED');
  });

  it('expires after five minutes of the country’s clock', async () => {
    const given = await challenge();
    await country.clock.moveTo(country.clock.now().add({ seconds: 301 }));
    expect(await codeOf(await validate(given))).toBe('ONE_TIME_PASSWORD_SMS.VERIFICATION_EXPIRED');
  });

  it('is replaced by the next one to the same number', async () => {
    const first = await challenge();
    const second = await challenge();
    expect(await codeOf(await validate(first))).toBe('ONE_TIME_PASSWORD_SMS.VERIFICATION_EXPIRED');
    expect((await validate(second)).status).toBe(204);
  });

  it('is not sent more often than allowed within an hour', async () => {
    await challenge();
    await challenge();
    const refused = await send();
    expect(refused.status).toBe(403);
    expect(await codeOf(refused)).toBe('ONE_TIME_PASSWORD_SMS.MAX_OTP_CODES_EXCEEDED');
    await country.clock.moveTo(country.clock.now().add({ minutes: 61 }));
    expect((await send()).status).toBe(200);
  });

  it('is not sent to a number of nobody, nor in a text without a place for it or over 160 characters', async () => {
    expect(await codeOf(await send('+8615499999999'))).toBe('NOT_FOUND');
    expect(await codeOf(await send(phone, 'no place'))).toBe('INVALID_ARGUMENT');
    expect(await codeOf(await send(phone, `{{code}}${'x'.repeat(153)}`))).toBe('INVALID_ARGUMENT');
  });

  it('is unknown under another id', async () => {
    const { code } = await challenge();
    expect(await codeOf(await validate({ authenticationId: 'another', code }))).toBe('NOT_FOUND');
  });
});
