import { describe, expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

describe('metrics', () => {
  it('count outcomes by kind and state', async () => {
    const metrics = createMetrics();
    metrics.count('checks', 'sim-swap:unknown');
    metrics.count('checks', 'sim-swap:unknown');
    metrics.count('payments', 'callback:bad-signature');
    const text = await metrics.text();
    expect(text).toContain('lendline_outcomes_total{kind="checks",label="sim-swap:unknown"} 2');
    expect(text).toContain('lendline_outcomes_total{kind="payments",label="callback:bad-signature"} 1');
  });

  it.each([
    'loan_01k9xq3v5e8m2n4p6r8s0t1v2w',
    'paid:payment_01k9xq3v5e8m2n4p6r8s0t1v2w',
    '+8613800138000',
    'line:138-0013-8000',
    '01234567-8901-4234-8567-890123456789',
    'Wanjiku Kamau',
    '王秀英',
    'x'.repeat(70),
    '',
  ])('hold no id, number or name in a label: %s', async (label) => {
    const metrics = createMetrics();
    metrics.count('messages', label);
    const text = await metrics.text();
    expect(text).toContain('lendline_outcomes_total{kind="messages",label="other"} 1');
    expect(text).not.toContain(`label="${label}"`);
  });

  it('measure requests by operation and status in seconds', async () => {
    const metrics = createMetrics();
    metrics.observeRequest({ operation: 'loans.getLoan', status: 200, seconds: 0.004 });
    const text = await metrics.text();
    expect(text).toContain('lendline_request_seconds_bucket{le="0.005",operation="loans.getLoan",status="200"} 1');
    expect(text).toContain('lendline_request_seconds_bucket{le="0.002",operation="loans.getLoan",status="200"} 0');
    expect(metrics.contentType).toMatch(/^text\/plain; version=0\.0\.4/);
  });
});
