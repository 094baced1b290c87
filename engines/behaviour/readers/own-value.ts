/** The value of a word in a table of words; a cell that says `constructor` has none, though every object does. */
export function ownValue<Value>(table: Readonly<Record<string, Value>>, word: string): Value | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}
