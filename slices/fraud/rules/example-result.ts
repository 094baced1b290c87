import type { ExampleResult } from '@lendline/typology';
import type { TypologyExampleResult } from '../contract.ts';

/** What an example of a typology says, as it is told and kept. */
export function exampleResult(
  typology: string,
  { example: { name, expected }, outcome: got, holds }: ExampleResult,
): TypologyExampleResult {
  return { typology, example: name, expected, got, holds };
}
