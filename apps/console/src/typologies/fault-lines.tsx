import type { TypologyFaultText } from '@lendline/fraud/contract';
import { useText } from '../language/language.tsx';
import { faultsAt } from './faults.ts';

/** What is wrong at a place of the typology, under what it is wrong with. */
export function FaultLines({ faults, at }: { readonly faults: readonly TypologyFaultText[]; readonly at: string }) {
  const read = useText();
  return faultsAt(faults, at).map(({ where, code, text }) => (
    <p key={`${where} ${code}`} className="rule-fault">
      {read(text)}
    </p>
  ));
}
