/** Share of all steps in which the learning rate rises from zero to its height. */
const warmUpShare = 0.05;

/**
 * Learning rate of a step (from 1): up in a straight line, then down along half a cosine to zero at the last step
 * (Loshchilov and Hutter 2017).
 */
export function rateAt(step: number, { steps, height }: { readonly steps: number; readonly height: number }): number {
  const warmUp = Math.max(1, Math.round(warmUpShare * steps));
  if (step <= warmUp) return (height * step) / warmUp;
  return (height / 2) * (1 + Math.cos((Math.PI * (step - warmUp)) / (steps - warmUp)));
}
