/** Feature names to values; null means that there was nothing to measure, never zero. */
export type Features = Record<string, number | null>;
