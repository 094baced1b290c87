import { err, ok, type Result } from '@lendline/kernel';
import { findSignal } from '../signals/catalogue.ts';
import { checkSignalValues } from '../signals/signal-values.ts';
import { type ExampleResult, runExamples } from './check/check-examples.ts';
import { checkTypologies } from './check/check-typology.ts';
import type { CheckOptions } from './check/check-rules.ts';
import type { TypologyFault } from './check/fault.ts';
import { byKind, choice, list, localText, numeric, object, orNull, record, type Shape, text, value } from './shape.ts';
import { type Band, type Typology, type TypologyExample, typologyOutcomes, type TypologyRule } from './typology.ts';

const band: Shape<Band> = object({ from: orNull(numeric), to: orNull(numeric), weight: numeric });

const ofSignal = { id: text, signal: text, says: localText, unknown: numeric };

const rule: Shape<TypologyRule> = byKind<TypologyRule>({
  number: object({ ...ofSignal, kind: choice(['number']), bands: list(band), none: numeric }),
  flag: object({ ...ofSignal, kind: choice(['flag']), true: numeric, false: numeric }),
  category: object({ ...ofSignal, kind: choice(['category']), choices: record(numeric) }),
});

const example: Shape<TypologyExample> = object({
  name: localText,
  signals: record(orNull(value)),
  expected: choice(typologyOutcomes),
});

const typology: Shape<Typology> = object({
  id: text,
  version: numeric,
  name: localText,
  description: localText,
  basis: localText,
  rules: list(rule),
  thresholds: object({ alert: numeric, interdict: orNull(numeric) }),
  needs: list(text),
  examples: list(example),
});

/**
 * Typologies from JSON that anybody may have written, or everything that is wrong with them: their shape first, and once that is
 * right what `checkTypologies` says.
 */
export function readTypologies(
  document: unknown,
  options: CheckOptions = {},
): Result<readonly Typology[], readonly TypologyFault[]> {
  const faults: TypologyFault[] = [];
  const read = list(typology)(document, '', faults);
  if (read === undefined || faults.length > 0) return err(faults);
  const wrong = checkTypologies(read, options);
  return wrong.length > 0 ? err(wrong) : ok(read);
}

/**
 * What the examples of each typology say as it stands, for whoever edits it: also where they fail, or where it has other faults.
 * A typology that cannot be weighed, in its shape or in its signals, has no results.
 */
export function tryExamples(
  document: readonly unknown[],
): readonly { readonly typology: string; readonly results: readonly ExampleResult[] }[] {
  return document.flatMap((one) => {
    const faults: TypologyFault[] = [];
    const read = typology(one, '', faults);
    if (read === undefined || faults.length > 0 || !canBeWeighed(read)) return [];
    return [{ typology: read.id, results: runExamples(read) }];
  });
}

function canBeWeighed({ rules, examples }: Typology): boolean {
  return (
    rules.every(({ signal, kind }) => findSignal(signal)?.type.kind === kind) &&
    examples.every(({ signals }) => checkSignalValues(signals).length === 0)
  );
}
