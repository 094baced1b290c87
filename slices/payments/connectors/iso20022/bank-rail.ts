import type { BatchAsked, FileInbox, OrderAnswer, Rail, RailBatch } from '../rail.ts';
import type { FileDoor } from './file-door.ts';
import { bankId } from './identifiers.ts';
import { readCamt } from './read-camt.ts';
import { readPain002 } from './read-pain002.ts';
import { type BankAccount, writePain001 } from './write-pain001.ts';

export interface BankSettings {
  readonly door: FileDoor;
  readonly own: BankAccount;
  readonly zone: string;
}

/** A bank that speaks in files (ISO 20022): pain.001 out; pain.002, camt.053 and camt.054 in. Outcomes come by file alone. */
export function bankRail({ door, own, zone }: BankSettings): Rail {
  return {
    ask: () => Promise.resolve({ kind: 'pending' }),
    batches: {
      place: (batch) => place(door, batch, writePain001(batch, own, zone)),
      ask: ({ batchId }) => askAbout(door, batchId),
    },
    inbox: inboxOf(door, zone),
    alive: async () => ((await door.list()).kind === 'names' ? 'available' : 'unavailable'),
  };
}

async function place(door: FileDoor, { batchId }: RailBatch, text: string): Promise<OrderAnswer> {
  const put = await door.put(fileName(batchId), text);
  if (put.kind === 'unknown') return put;
  if (put.kind === 'refused') return { kind: 'failed', reason: 'refused-by-rail', reference: null };
  return { kind: 'accepted', request: bankId(batchId) };
}

async function askAbout(door: FileDoor, batchId: string): Promise<BatchAsked> {
  const told = await door.has(fileName(batchId));
  if (told.kind === 'unknown') return told;
  return told.kind === 'yes' ? { kind: 'pending' } : { kind: 'not-received' };
}

function fileName(batchId: string): string {
  return `pain001-${bankId(batchId)}.xml`;
}

function inboxOf(door: FileDoor, zone: string): FileInbox {
  return {
    list: async () => {
      const listed = await door.list();
      return listed.kind === 'names' ? listed.names : null;
    },
    read: async (name) => {
      const file = await door.read(name);
      if (file.kind === 'unknown') return null;
      const statement = readCamt(file.text, zone);
      if (statement) return { kind: 'statement', statement };
      const report = readPain002(file.text);
      return report ? { kind: 'status', ...report } : { kind: 'unreadable' };
    },
    done: (name) => door.done(name),
    keep: (name) => door.keep(name),
  };
}
