import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** The process's Prometheus metrics. Labels hold names of operations and states, never ids or personal data. */
export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  observeRequest(request: { operation: string; status: number; seconds: number }): void;
  count(name: 'decisions' | 'payments' | 'messages' | 'checks' | 'events', label: string): void;
}

/** `taken`, `sim-swap:unknown`. Ids and numbers would make a series for each and name somebody. */
function isState(label: string): boolean {
  return /^[a-z][a-z0-9]*(?:[-:._][a-z0-9]+)*$/i.test(label) && !/[0-9a-z]{26}|(?:\d[-:._]?){5}/i.test(label);
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'lendline_request_seconds',
    help: 'Time to answer an operation',
    labelNames: ['operation', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const counts = new Counter({
    name: 'lendline_outcomes_total',
    help: 'Outcomes of the business, by kind and label',
    labelNames: ['kind', 'label'],
    registers: [registry],
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    observeRequest: ({ operation, status, seconds }) => requests.observe({ operation, status }, seconds),
    count: (kind, label) => counts.inc({ kind, label: isState(label) ? label : 'other' }),
  };
}
