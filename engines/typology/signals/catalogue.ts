import { contactSignals } from './contact.ts';
import { deviceSignals } from './device.ts';
import { identitySignals } from './identity.ts';
import { networkSignals } from './network.ts';
import { repeatSignals } from './repeat.ts';
import { ringSignals } from './ring.ts';
import type { Signal } from './signal.ts';
import { statementSignals } from './statement.ts';
import { velocitySignals } from './velocity.ts';

const byId = {
  ...identitySignals,
  ...velocitySignals,
  ...repeatSignals,
  ...deviceSignals,
  ...networkSignals,
  ...statementSignals,
  ...ringSignals,
  ...contactSignals,
};

export type SignalId = keyof typeof byId;

export interface KnownSignal extends Signal {
  readonly id: SignalId;
}

/** Every signal that a rule can be about, family by family. */
export const signalCatalogue: readonly KnownSignal[] = Object.entries(byId).map(([id, description]) => ({
  id: id as SignalId,
  ...description,
}));

const catalogued = new Map<string, KnownSignal>(signalCatalogue.map((signal) => [signal.id, signal]));

export function findSignal(id: string): KnownSignal | undefined {
  return catalogued.get(id);
}
