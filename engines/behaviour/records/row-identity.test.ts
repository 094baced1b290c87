import { describe, expect, it } from 'vitest';
import { paymentIdentity, type PaymentFace } from './row-identity.ts';

const face = (given: Partial<PaymentFace>): string =>
  paymentIdentity({
    at_ms: 1_000,
    amount: 5_000n,
    currency: 'CNY',
    direction: 'out',
    category: 'Merchant Payment',
    order_id: 'o-1',
    ...given,
  });

describe('a payment of two sources', () => {
  it('is one by its order, though words and time differ, and whether its amount is kept as text', () => {
    expect(face({ at_ms: 90_000, category: '商户消费' })).toBe(face({}));
    expect(face({ amount: '5000' })).toBe(face({}));
  });

  it('is one by its time where there is no order, and two where one of the rest differs', () => {
    expect(face({ order_id: null })).toBe(face({ order_id: ' ' }));
    expect(face({ order_id: ' ' })).not.toBe(face({ order_id: ' ', at_ms: 2_000 }));
    expect(face({})).not.toBe(face({ amount: 5_001n }));
    expect(face({})).not.toBe(face({ direction: 'in' }));
  });

  it('is not every payment whose order a spreadsheet has rounded', () => {
    expect(face({ order_id: '1.23E+27' })).not.toBe(face({ order_id: '1.23E+27', at_ms: 2_000 }));
  });
});
