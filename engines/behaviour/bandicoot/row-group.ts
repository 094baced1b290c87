import type { LineColumns } from './line-columns.ts';

/** Some rows of a line, ascending: the ones of one group that an indicator looks at. Its room is used again. */
export class RowGroup {
  readonly rows: Int32Array;
  length = 0;
  /** Calendar days that they are on. */
  days = 0;

  constructor(capacity: number) {
    // One more, because a row is written before it is known to belong.
    this.rows = new Int32Array(capacity + 1);
  }
}

/** The most that the lines to be measured have of anything: room is made once for all of them. */
export interface Room {
  readonly records: number;
  readonly peers: number;
  readonly places: number;
}

export function roomFor(lines: readonly LineColumns[]): Room {
  const room = { records: 1, peers: 1, places: 1 };
  for (const { length, peers, places } of lines) {
    room.records = Math.max(room.records, length);
    room.peers = Math.max(room.peers, peers.length);
    room.places = Math.max(room.places, places.places.length);
  }
  return room;
}

/** Where a tally writes the figures of a group: `perList` of them for every list. */
export interface Sheet {
  readonly figures: Float64Array;
  readonly perList: number;
}
