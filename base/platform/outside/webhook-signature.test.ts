import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isSignedBy, type SignedCall, signedCall, webhookHeaders } from './webhook-signature.ts';

// The example of the Standard Webhooks specification.
const secret = 'whsec_plJ3nmyCDGBKInavdOK15jsl';
const published: SignedCall = {
  id: 'msg_loFOjxBNrRLzqYUf',
  timestamp: '1731705121',
  signature: 'v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=',
  body: '{"event_type":"ping","data":{"success":true}}',
};
const then_ms = 1_731_705_121_000;

describe('a message of ours', () => {
  const at = Temporal.Instant.fromEpochMilliseconds(then_ms);
  const message = { id: published.id, at, body: published.body };

  it('has the signature of the published example', () => {
    expect(webhookHeaders([secret], message)).toEqual({
      'webhook-id': published.id,
      'webhook-timestamp': published.timestamp,
      'webhook-signature': published.signature,
    });
  });

  it('is believed with either secret while one takes the place of the other, and signed by none that is empty', () => {
    const other = 'whsec_b3RoZXIgc2VjcmV0IG9mIHRoaXMgdGVzdA==';
    const headers: Readonly<Record<string, string>> = webhookHeaders([secret, other], message);
    const call = signedCall((name) => headers[name], message.body);
    expect([secret, other].map((one) => isSignedBy(one, call, then_ms))).toEqual([true, true]);
    expect(() => webhookHeaders(['whsec_'], message)).toThrow('signed with a secret');
  });
});

describe('a callback', () => {
  it('of the published example is its provider’s, with the secret in either form', () => {
    expect(isSignedBy(secret, published, then_ms)).toBe(true);
    expect(isSignedBy(secret.slice('whsec_'.length), published, then_ms)).toBe(true);
  });

  it.each([
    ['body', { body: published.body.replace('ping', 'pong') }],
    ['id', { id: 'msg_other' }],
    ['time', { timestamp: '1731705122' }],
    ['signature', { signature: 'v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIkuD0=' }],
    ['signature’s length', { signature: 'v1,rAvfW3dJ' }],
    ['signature’s version', { signature: published.signature.replace('v1', 'v2') }],
    ['signature, which is missing', { signature: '' }],
  ])('is not once its %s was changed', (_, changes) => {
    expect(isSignedBy(secret, { ...published, ...changes }, then_ms)).toBe(false);
  });

  it('is not of whoever has another secret', () => {
    expect(isSignedBy('whsec_b3RoZXIgc2VjcmV0IG9mIHRoaXMgdGVzdA==', published, then_ms)).toBe(false);
  });

  it('is believed under either of two secrets while one takes the place of the other, and under neither once both are gone', () => {
    const other = 'whsec_b3RoZXIgc2VjcmV0IG9mIHRoaXMgdGVzdA==';
    const believed = [`${other} ${secret}`, `${secret} ${other}`, `${other} ${other}`, `${secret} `, ' ', `${other} `];
    expect(believed.map((secrets) => isSignedBy(secrets, published, then_ms))).toEqual([
      true,
      true,
      false,
      true,
      false,
      false,
    ]);
  });

  it('counts when any of several signatures fits, as while a secret is exchanged', () => {
    const signature = `v1,AAAA v1a,xyz ${published.signature}`;
    expect(isSignedBy(secret, { ...published, signature }, then_ms)).toBe(true);
  });

  it.each([
    [-300_000, true],
    [300_000, true],
    [-300_001, false],
    [300_001, false],
  ])('%i ms away from now: %s', (away_ms, believed) => {
    expect(isSignedBy(secret, published, then_ms + away_ms)).toBe(believed);
  });

  it.each(['', 'yesterday', 'NaN', 'Infinity'])(
    'with the time "%s" is not believed, even when it is signed',
    (timestamp) => {
      const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
      const digest = createHmac('sha256', key)
        .update(`${published.id}.${timestamp}.${published.body}`)
        .digest('base64');
      expect(isSignedBy(secret, { ...published, timestamp, signature: `v1,${digest}` }, then_ms)).toBe(false);
    },
  );

  it.each(['', 'whsec_', 'whsec_!!!'])('is nobody’s when no secret is set: "%s"', (empty) => {
    const digest = createHmac('sha256', '').update(`${published.id}.${published.timestamp}.${published.body}`);
    const signature = `v1,${digest.digest('base64')}`;
    expect(isSignedBy(empty, { ...published, signature }, then_ms)).toBe(false);
  });

  it('is taken from its headers; one without them fits no secret', () => {
    const headers: Readonly<Record<string, string>> = {
      'webhook-id': published.id,
      'webhook-timestamp': published.timestamp,
      'webhook-signature': published.signature,
    };
    expect(signedCall((name) => headers[name], published.body)).toEqual(published);
    expect(
      isSignedBy(
        secret,
        signedCall(() => undefined, published.body),
        then_ms,
      ),
    ).toBe(false);
  });
});
