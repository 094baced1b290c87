import type { LineTable, RowSet } from './line-table.ts';

const gap_ms = 3_600_000;

/** What the text conversations of a set of records come to. */
export interface ConversationFacts {
  readonly conversations: number;
  /** Opened by a text of the line's person. */
  readonly initiated: number;
  /** Opened by a text of the other side. */
  readonly received: number;
  /** Of those, the ones with at least one text back. */
  readonly responded: number;
  /** Seconds from a text received to the next text of the conversation, when that is the answer. */
  readonly delays: readonly number[];
}

/** The conversation with one peer, as the records go by. */
interface Thread {
  last_ms: number;
  open: boolean;
  receivedFirst: boolean;
  responded: boolean;
  lastText_ms: number;
  lastTextOut: boolean;
}

/**
 * Conversations as bandicoot 0.6 cuts them: per peer, opened by a text; they go on while the gap to the previous record
 * with that peer, call or text, is under an hour; a call ends them and belongs to none.
 */
export function conversationFacts(table: LineTable, rows: RowSet): ConversationFacts {
  const threads: (Thread | undefined)[] = Array.from({ length: table.peers });
  const facts = { conversations: 0, initiated: 0, received: 0, responded: 0, delays: [] as number[] };
  for (const row of rows) {
    const peer = table.peer[row]!;
    const thread = (threads[peer] ??= newThread());
    const time = table.time_ms[row]!;
    if (time - thread.last_ms >= gap_ms || table.call[row]) thread.open = false;
    thread.last_ms = time;
    if (table.call[row]) continue;
    addText(thread, { time, out: table.out[row] === 1, facts });
  }
  return facts;
}

interface Text {
  readonly time: number;
  readonly out: boolean;
  readonly facts: { conversations: number; initiated: number; received: number; responded: number; delays: number[] };
}

function addText(thread: Thread, { time, out, facts }: Text): void {
  if (!thread.open) {
    thread.open = true;
    thread.receivedFirst = !out;
    thread.responded = false;
    facts.conversations += 1;
    if (out) facts.initiated += 1;
    else facts.received += 1;
  } else if (out) {
    if (!thread.lastTextOut) facts.delays.push((time - thread.lastText_ms) / 1000);
    if (thread.receivedFirst && !thread.responded) {
      thread.responded = true;
      facts.responded += 1;
    }
  }
  thread.lastText_ms = time;
  thread.lastTextOut = out;
}

function newThread(): Thread {
  return {
    last_ms: -Infinity,
    open: false,
    receivedFirst: false,
    responded: false,
    lastText_ms: 0,
    lastTextOut: false,
  };
}
