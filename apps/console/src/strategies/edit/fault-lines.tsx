import type { DocumentFault } from '@lendline/decisions/contract';
import type { ReactNode } from 'react';
import { useText } from '../../language/language.tsx';
import './faults.css';

interface FaultLinesProps {
  readonly faults: readonly DocumentFault[];
  /** What the page can do about a fault by itself. */
  readonly mend?: (fault: DocumentFault) => ReactNode;
}

/** Faults in words, where they are about the place in which they are shown. */
export function FaultLines({ faults, mend }: FaultLinesProps) {
  const read = useText();
  if (faults.length === 0) return null;
  return (
    <ul className="fault-lines">
      {faults.map((fault, place) => (
        // Several of one kind may be about one place: only the order tells them apart.
        <li key={`${fault.code} ${place}`}>
          {read(fault.text)} {mend?.(fault)}
        </li>
      ))}
    </ul>
  );
}
