import { useText } from '../language/language.tsx';
import { isSimulatedRail, railText } from '../words/rails.ts';
import { SimulatedLabel } from './simulated-label.tsx';

/** The way by which money goes, in words, and that it is play money where it is. */
export function Rail({ name }: { readonly name: string }) {
  const read = useText();
  return (
    <>
      <span title={name}>{read(railText(name))}</span> {isSimulatedRail(name) ? <SimulatedLabel /> : null}
    </>
  );
}
