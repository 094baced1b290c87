/** A place to keep texts; `localStorage` or `sessionStorage`, or a stand-in in tests. */
export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, text: string): void;
  removeItem(key: string): void;
}

/** Reads what was kept, or null when there is nothing readable. */
export function readKept<Value>(shelf: Shelf, key: string): Value | null {
  try {
    const text = shelf.getItem(key);
    return text === null ? null : (JSON.parse(text) as Value);
  } catch {
    return null;
  }
}

/** Keeps a value, or forgets it when it is null. A full or forbidden shelf keeps nothing, and the app goes on. */
export function keep(shelf: Shelf, key: string, value: unknown): void {
  try {
    if (value === null) shelf.removeItem(key);
    else shelf.setItem(key, JSON.stringify(value));
  } catch {
    // What is kept is a convenience: the server holds the record.
  }
}

const prefix = 'lendline.';

/** Everything that this phone keeps about a person, gone: on sign-out the next user of the phone finds nothing. */
export function forgetPerson(): void {
  for (const shelf of [localStorage, sessionStorage]) {
    try {
      for (const key of Object.keys(shelf)) if (key.startsWith(prefix)) shelf.removeItem(key);
    } catch {
      // A forbidden shelf holds nothing.
    }
  }
}

export const keptKeys = {
  phone: `${prefix}phone`,
  challenge: `${prefix}challenge`,
  signedIn: `${prefix}signed-in`,
  draft: `${prefix}draft`,
  identity: `${prefix}identity`,
  signing: `${prefix}signing`,
  payment: `${prefix}payment`,
  // Numbered by the shape of a loan: an older one is not shown without a network.
  loans: `${prefix}loans-2`,
  attempt: `${prefix}attempt.`,
} as const;
