/** A broken assumption of our own code. It crashes the request; it is never shown to a user. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionError(message);
}

/** Returns the value, or crashes when it is null or undefined. */
export function present<Value>(value: Value | null | undefined, message: string): Value {
  if (value === null || value === undefined) throw new AssertionError(message);
  return value;
}

/** Closes a switch over a union: a new member fails to compile here. */
export function unreachable(value: never): never {
  throw new AssertionError(`unreachable case ${JSON.stringify(value)}`);
}
