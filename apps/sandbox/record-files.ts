import { dayIn } from '@lendline/kernel';
import type { CallListFormat, Person, StatementFormat, World } from '@lendline/world';
import { zoneOf } from './subscriber.ts';

/** A file as a person gets it from carrier or wallet to hand to a lender. */
export interface RecordFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * What the country's carriers and wallets give their customers on a day: everything up to the evening before, and
 * nothing later. Undefined where the country has no file of that kind.
 */
export interface RecordFiles {
  readonly hasStatements: boolean;
  /** @param format `carrier-list` in China and `bandicoot` elsewhere, unless one is asked for */
  callRecords(person: Person, at: Temporal.Instant, format?: CallListFormat): RecordFile | undefined;
  /** @param kind `alipay` unless another is asked for */
  statement(person: Person, at: Temporal.Instant, kind?: StatementFormat): RecordFile | undefined;
}

/** Half a year, as far back as carriers' own sites go. */
const reach_days = 180;

export function recordFiles(world: World): RecordFiles {
  const isChina = world.options.country === 'cn';
  const spanTo = (at: Temporal.Instant): { from: Temporal.PlainDate; until: Temporal.PlainDate } => {
    const until = dayIn(zoneOf(world), at);
    return { from: until.subtract({ days: reach_days }), until };
  };
  return {
    hasStatements: isChina,
    callRecords: ({ index }, at, format = isChina ? 'carrier-list' : 'bandicoot') =>
      asCsv(world.callListFile(index, { format, ...spanTo(at) })),
    // Alipay and WeChat are Chinese wallets; mobile money elsewhere hands out no file that a lender reads yet.
    statement: ({ index }, at, kind = 'alipay') =>
      isChina ? asCsv(world.statementFile(index, { kind, ...spanTo(at) })) : undefined,
  };
}

function asCsv({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): RecordFile {
  return { fileName: name, mediaType: 'text/csv', bytes: Uint8Array.from(bytes) };
}
