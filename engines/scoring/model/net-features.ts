import { storeNet } from '../nets/net-model.ts';
import { openNet } from '../nets/open-net.ts';
import type { NetFit } from '../nets/fit.ts';
import type { Described, Frame } from './features.ts';
import { evenRows, sampleRows } from './sample.ts';

/** Rows on which the reasons of a net are weighed: integrated gradients cost some fifty times a score. */
const explainedRows = 500;

/** The features of a net with what they usually add, on evenly chosen rows of the sample. */
export async function describeNet({ model }: NetFit, { sample, slope }: Frame): Promise<Described> {
  const rows = evenRows(Int32Array.from(sample.outcomes.bad.keys()), explainedRows);
  const net = await openNet(model);
  try {
    const explained = await net.explainRows(sampleRows(sample, rows).features);
    const described = model.encodings.map(({ name, kind }, feature) => {
      const own = explained.map(({ parts }) => slope * parts[feature]!);
      const averageLogOdds = own.reduce((sum, part) => sum + part, 0) / own.length;
      return {
        kind: 'joint' as const,
        name,
        type: kind === 'number' ? ('numeric' as const) : ('category' as const),
        averageLogOdds,
        bestLogOdds: own.reduce((best, part) => Math.min(best, part), 0),
        importance: 0,
        spread: own.reduce((sum, part) => sum + Math.abs(part - averageLogOdds), 0) / own.length,
      };
    });
    return {
      intercept: explained[0]?.base ?? 0,
      features: described.map(({ spread: _, ...feature }) => feature),
      spreads: described.map(({ spread }) => spread),
      net: storeNet(model),
    };
  } finally {
    await net.close();
  }
}
