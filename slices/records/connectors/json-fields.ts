export type JsonObject = Readonly<Record<string, unknown>>;

export function objectOf(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

/** A text that says something: providers send `""` and `" "` for what they do not know. */
export function textOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 512) return null;
  const text = value.trim();
  return text === '' ? null : text;
}

export function listOf(value: unknown): readonly unknown[] | null {
  return Array.isArray(value) ? value : null;
}
