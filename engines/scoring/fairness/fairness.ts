import { areaUnderCurve, orderByRisk } from '../metrics/ranking.ts';

/** One group of people as a decision by PD treats them. */
export interface GroupOutcome {
  readonly group: string;
  readonly rows: number;
  readonly approvalRate: number;
  /** Share of the goods who are approved; null without goods. */
  readonly approvedGoods: number | null;
  /** Share of the bads who are approved; null without bads. */
  readonly approvedBads: number | null;
  /** Bad rate among those approved; null when nobody is. */
  readonly badRateOfApproved: number | null;
  readonly badRate: number;
  readonly meanPd: number;
  /** Null where one outcome is absent. */
  readonly auc: number | null;
}

/** A group beside the one that it is compared with. */
export interface GroupComparison {
  readonly group: string;
  readonly against: string;
  /** Approval rate over that of the other group; under 0.8 asks for an explanation (29 CFR 1607.4 D, "four fifths"). */
  readonly adverseImpactRatio: number;
  /** Difference of approved goods, theirs less ours: 0 is equal opportunity (Hardt, Price and Srebro 2016). */
  readonly equalOpportunity: number | null;
  /** The larger of the differences of approved goods and of approved bads: 0 is equalised odds (the same). */
  readonly equalisedOdds: number | null;
  /** Mean PD of the other group less that of this one, in standard deviations of all PDs; null where all are equal. */
  readonly standardisedDifference: number | null;
}

export interface Fairness {
  readonly cutOff: number;
  readonly groups: readonly GroupOutcome[];
  readonly comparisons: readonly GroupComparison[];
}

export interface FairnessInput {
  readonly pd: ArrayLike<number>;
  readonly bad: ArrayLike<number>;
  /** Group of each row, a place in `names`; -1 is unknown and is left out. */
  readonly group: ArrayLike<number>;
  readonly names: readonly string[];
  /** A PD below this is approved. */
  readonly cutOff: number;
  /** The group that others are compared with; the one that is approved most often unless told. */
  readonly against?: string;
}

/** How a cut-off treats groups that the model never saw. Groups without rows are left out. */
export function measureFairness(input: FairnessInput): Fairness {
  const groups = input.names.flatMap((name, code) => {
    const rows: number[] = [];
    for (let row = 0; row < input.group.length; row += 1) if (input.group[row] === code) rows.push(row);
    return rows.length > 0 ? [outcomeOf(name, rows, input)] : [];
  });
  const most = groups.toSorted((a, b) => b.approvalRate - a.approvalRate)[0];
  const reference = groups.find(({ group }) => group === input.against) ?? most;
  const comparisons = reference
    ? groups.filter((group) => group !== reference).map((group) => compare(group, reference, deviation(input)))
    : [];
  return { cutOff: input.cutOff, groups, comparisons };
}

function outcomeOf(group: string, rows: readonly number[], { pd, bad, cutOff }: FairnessInput): GroupOutcome {
  const own = { pd: rows.map((row) => pd[row]!), bad: rows.map((row) => bad[row]!) };
  const share = (of: (at: number) => boolean): number | null => {
    const inside = rows.flatMap((_, at) => (of(at) ? [own.pd[at]! < cutOff] : []));
    return inside.length > 0 ? inside.filter(Boolean).length / inside.length : null;
  };
  const approved = own.pd.flatMap((value, at) => (value < cutOff ? [own.bad[at]!] : []));
  const bads = own.bad.filter((value) => value === 1).length;
  const isMixed = bads > 0 && bads < rows.length;
  return {
    group,
    rows: rows.length,
    approvalRate: approved.length / rows.length,
    approvedGoods: share((at) => own.bad[at] !== 1),
    approvedBads: share((at) => own.bad[at] === 1),
    badRateOfApproved: approved.length > 0 ? mean(approved) : null,
    badRate: bads / rows.length,
    meanPd: mean(own.pd),
    auc: isMixed ? areaUnderCurve({ risk: own.pd, bad: own.bad }, orderByRisk(own.pd)) : null,
  };
}

function compare(group: GroupOutcome, reference: GroupOutcome, spread: number): GroupComparison {
  const opportunity = difference(reference.approvedGoods, group.approvedGoods);
  const bads = difference(reference.approvedBads, group.approvedBads);
  return {
    group: group.group,
    against: reference.group,
    adverseImpactRatio: group.approvalRate / reference.approvalRate,
    equalOpportunity: opportunity,
    equalisedOdds: opportunity === null || bads === null ? null : Math.max(Math.abs(opportunity), Math.abs(bads)),
    standardisedDifference: spread > 0 ? (reference.meanPd - group.meanPd) / spread : null,
  };
}

/** Of the PDs of all rows whose group is known. */
function deviation({ pd, group }: FairnessInput): number {
  const known = Array.from(pd).filter((_, row) => group[row]! >= 0);
  const centre = mean(known);
  return Math.sqrt(mean(known.map((value) => (value - centre) ** 2)));
}

function difference(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
