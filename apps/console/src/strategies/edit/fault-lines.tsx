import type { DocumentFault } from '@lendline/decisions/contract';
import { useText } from '../../language/language.tsx';
import './faults.css';

/** Faults in words, where they are about the place in which they are shown. */
export function FaultLines({ faults }: { readonly faults: readonly DocumentFault[] }) {
  const read = useText();
  if (faults.length === 0) return null;
  return (
    <ul className="fault-lines">
      {faults.map(({ code, text }, place) => (
        // Several of one kind may be about one place: only the order tells them apart.
        <li key={`${code} ${place}`}>{read(text)}</li>
      ))}
    </ul>
  );
}
