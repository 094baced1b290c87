import { Hono } from 'hono';
import { z } from 'zod';
import type { RegisteredHolder } from '../subscriber.ts';
import { answer, type CamaraAnswer, refuse } from './answer.ts';
import { calendarDate, type Call, type Carrier, lookUp, openDoor, phoneNumber } from './door.ts';
import { matchScore, normalised } from './name-similarity.ts';

const text = z.string().optional();
const matchBody = z
  .looseObject({
    phoneNumber: phoneNumber.optional(),
    idDocument: text,
    idDocumentType: z
      .enum([
        'passport',
        'national_id_card',
        'residence_permit',
        'diplomatic_id',
        'driver_licence',
        'social_security_id',
        'other',
      ])
      .optional(),
    idDocumentExpiryDate: calendarDate.optional(),
    name: text,
    givenName: text,
    familyName: text,
    nameKanaHankaku: text,
    nameKanaZenkaku: text,
    middleNames: text,
    familyNameAtBirth: text,
    address: text,
    streetName: text,
    streetNumber: text,
    postalCode: text,
    region: text,
    locality: text,
    country: text,
    houseNumberExtension: text,
    birthdate: calendarDate.optional(),
    email: z.email().optional(),
    gender: z.enum(['MALE', 'FEMALE', 'OTHER']).optional(),
    cityOfBirth: text,
    countryOfBirth: text,
    nationality: text,
  })
  .refine((body) => Object.keys(body).length > 0);
type MatchBody = z.infer<typeof matchBody>;

const attributes = Object.keys(matchBody.shape).filter((name) => name !== 'phoneNumber');

type Match = Readonly<Record<string, string | number>>;

/** CAMARA KYC Match 0.4.0: does what an applicant says agree with what the carrier registered for the line? */
export function kycMatch(carrier: Carrier): Hono {
  const app = new Hono();
  openDoor(app, carrier, {
    api: 'kyc-match',
    method: 'post',
    path: '/match',
    scopes: ['kyc-match:match'],
    body: matchBody,
    handle: (call) => match(carrier, call),
  });
  return app;
}

/** A number in the body is allowed beside a three-legged token here, but it must be the token's. */
function match(carrier: Carrier, { body, principal, now }: Call<MatchBody>): CamaraAnswer {
  const { line } = principal;
  if (line && body.phoneNumber !== undefined && body.phoneNumber !== line.phone) return refuse('INVALID_TOKEN_CONTEXT');
  const phone = line?.phone ?? body.phoneNumber;
  if (phone === undefined) return refuse('MISSING_IDENTIFIER');
  const asked = attributes.filter((name) => body[name] !== undefined);
  if (asked.length === 0) return refuse('KNOW_YOUR_CUSTOMER.INVALID_PARAM_COMBINATION');
  const found = lookUp(carrier, phone, now);
  if ('error' in found) return found;
  const { holder } = found.subscriber;
  return answer(Object.assign({}, ...asked.map((name) => matchOne(name, String(body[name]), holder))));
}

/** Only what a carrier registers at the counter can be compared: name, document and birth date. */
function matchOne(name: string, given: string, holder: RegisteredHolder | null): Match {
  const field = `${name}Match`;
  switch (name) {
    case 'name':
      return matchName(given, holder);
    case 'idDocument':
      return { [field]: String(same(given, holder?.idNumber ?? null)) };
    case 'birthdate':
      return { [field]: String(holder?.birthDate?.toString() === given) };
    case 'idDocumentType':
      return { [field]: String(given === 'national_id_card') };
    default:
      return { [field]: 'not_available' };
  }
}

function matchName(given: string, holder: RegisteredHolder | null): Match {
  // A stranger has the number now: the carrier says no and tells nothing about the stranger.
  if (!holder) return { nameMatch: 'false' };
  if (same(given, holder.name)) return { nameMatch: 'true' };
  return { nameMatch: 'false', nameMatchScore: matchScore(given, holder.name) };
}

function same(given: string, stored: string | null): boolean {
  return stored !== null && normalised(given) === normalised(stored);
}
