import type { Person } from '@lendline/world';

/** A file as a person gets it from carrier or wallet to hand to a lender. */
export interface RecordFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What the country's carriers and wallets give their customers, as of a moment: nothing later is in the file. */
export interface RecordFiles {
  callRecords(person: Person, at: Temporal.Instant): RecordFile;
  statement(person: Person, at: Temporal.Instant): RecordFile;
}
