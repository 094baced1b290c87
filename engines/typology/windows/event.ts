/**
 * Something that happened once, and who or what it touched. The same id is the same event, however often it is told: its
 * earliest arrival stands.
 */
export interface WindowEvent {
  readonly id: string;
  /** Events of one kind are counted together: applications, codes. */
  readonly kind: string;
  readonly at_ms: number;
  /** When it became known; a reading of an earlier instant does not see it. */
  readonly arrived_ms: number;
  /** Opaque keys by dimension, such as `{ number: '…', device: '…' }`. What is not known is left out. */
  readonly keys: Readonly<Record<string, string>>;
  /** Minor units, or any other whole number that is to be summed; 0 unless given. */
  readonly amount?: bigint;
}

/** How an event was taken. */
export type Taken =
  | 'added'
  /** Told before. */
  | 'repeated'
  /** Its id was told before of something else; what was told first stands. */
  | 'conflicting'
  /** So old that no reading still answered could see it. */
  | 'past';
