import type { Calibration, CalibrationKind } from '../calibration/choose.ts';
import type { CalibrationCheck } from '../calibration/check.ts';
import type { ConformalCheck, SplitConformal } from '../conformal/split-conformal.ts';
import type { TrainingNote } from '../data/note.ts';
import type { Split } from '../data/split.ts';
import type { Fairness } from '../fairness/fairness.ts';
import type { GainsRow } from '../metrics/gains.ts';
import type { CalibrationBin } from '../metrics/probability.ts';
import type { CutOff } from '../metrics/ranking.ts';
import type { StoredNet } from '../nets/net-model.ts';
import type { StoredEvents } from '../sequences/stored-events.ts';
import type { BinRange } from '../scorecard/bins.ts';
import type { Trend } from '../scorecard/monotone.ts';
import type { Scaling } from '../scorecard/points.ts';

export const modelFormat = 'lendline.scoring.model';
/** Version 2 knows codes of linear terms and encoders of events, which a reader of version 1 would pass over. */
export const modelVersion = 2;
export const readableVersions = [1, 2] as const;

export type ModelKind = 'scorecard' | 'linear' | 'trees' | 'net' | 'ensemble';

/** How log-odds become PDs. Platt is folded into the points, the others are not. */
export type { Calibration };

/** A risk grade: PDs below `pdBelow` that no better grade took; null takes the rest. */
export interface Tier {
  readonly name: string;
  readonly pdBelow: number | null;
}

/** One bin of a scorecard feature. */
export interface ModelBin {
  readonly range: BinRange;
  readonly rows: number;
  readonly badRate: number | null;
  readonly woe: number;
  readonly iv: number;
  /** Whole points, as printed on the card. */
  readonly points: number;
}

interface FeatureFacts {
  readonly name: string;
  /** Mean log-odds (calibrated) over the development rows: where an average applicant stands. */
  readonly averageLogOdds: number;
  /** Lowest log-odds that any value can get. */
  readonly bestLogOdds: number;
  /** Share of the mean absolute distance from the average, over all features; they sum to one. */
  readonly importance: number;
}

export interface BinnedModelFeature extends FeatureFacts {
  readonly kind: 'binned';
  readonly type: 'numeric' | 'category';
  readonly trend: Trend;
  readonly iv: number;
  readonly coefficient: number;
  readonly standardError: number;
  readonly pValue: number;
  readonly bins: readonly ModelBin[];
}

export interface NumberModelFeature extends FeatureFacts {
  readonly kind: 'number';
  readonly low: number;
  readonly high: number;
  readonly mean: number;
  readonly deviation: number;
  readonly coefficient: number;
  readonly missing: number;
  /** Log-odds of codes that are no amounts; absent where there are none. */
  readonly specials?: readonly { readonly value: number; readonly coefficient: number }[];
}

export interface LevelsModelFeature extends FeatureFacts {
  readonly kind: 'levels';
  readonly levels: readonly { readonly level: string; readonly coefficient: number }[];
  readonly other: number;
  readonly missing: number;
}

export type LinearModelFeature = NumberModelFeature | LevelsModelFeature;

/** Mean PD of the test rows when every one of them has this value (Friedman 2001). */
export interface ShapePoint {
  readonly value: number;
  readonly risk: number;
}

/** A feature of boosted trees: what a value adds depends on the other values, so there is no table of it. */
export interface TreeModelFeature extends FeatureFacts {
  readonly kind: 'tree';
  readonly type: 'numeric' | 'category';
  /** Of a category, by rising risk: a level's place is the number that trees compare. */
  readonly levels: readonly string[];
  /** Of numbers, by rising value: which way a better value lies. Absent from members and from older documents. */
  readonly shape?: readonly ShapePoint[];
}

/** A feature of a net or of an ensemble: what a value adds has no table, and is asked of the model row by row. */
export interface JointModelFeature extends FeatureFacts {
  readonly kind: 'joint';
  readonly type: 'numeric' | 'category';
  readonly shape?: readonly ShapePoint[];
}

export type ModelFeature = BinnedModelFeature | LinearModelFeature | TreeModelFeature | JointModelFeature;

/** One tree by node, node 0 the root; see `Tree`. Feature -1 is a leaf. */
export interface StoredTree {
  readonly feature: readonly number[];
  readonly threshold: readonly number[];
  readonly missingLeft: readonly number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly value: readonly number[];
  readonly rows: readonly number[];
}

/** One of the models that an ensemble adds up, before calibration. */
export interface StoredMember {
  readonly kind: Exclude<ModelKind, 'ensemble'>;
  readonly weight: number;
  readonly intercept: number;
  readonly features: readonly ModelFeature[];
  readonly trees?: readonly StoredTree[];
  readonly net?: StoredNet;
}

/** How well a model ranks and how true its PDs are, on rows named where the figures stand. */
export interface Figures {
  readonly rows: number;
  readonly bads: number;
  readonly badRate: number;
  readonly meanPd: number;
  readonly auc: number;
  readonly gini: number;
  readonly ks: number;
  readonly brier: number;
  readonly logLoss: number;
  /** Expected calibration error over ten groups of equal count. */
  readonly ece: number;
  readonly hosmerLemeshow: { readonly statistic: number; readonly pValue: number };
}

export interface Dependence {
  readonly feature: string;
  readonly points: readonly { readonly value: number | string; readonly pd: number }[];
}

export interface FeatureDrift {
  readonly feature: string;
  readonly psi: number;
  readonly binning: string;
}

/** A profit curve thinned for a picture, amounts as decimal integers of minor units. */
export interface StoredProfit {
  readonly assumptions: {
    readonly currency: string;
    readonly principal: string;
    readonly margin_ppm: number;
    readonly lossGivenDefault_ppm: number;
    readonly costPerApplicant: string;
    readonly costPerLoan: string;
  };
  readonly points: readonly StoredProfitPoint[];
  readonly best: StoredProfitPoint;
}

export interface StoredProfitPoint {
  readonly cutOff: number;
  readonly approvalRate: number;
  readonly profit: string;
}

/** A kind that was tried, judged on validation rows that it had not seen. */
export interface Candidate {
  readonly kind: ModelKind;
  readonly validation: Figures;
}

/** Where the model comes from: enough to train it again and to judge whether it fits a use. */
export interface TrainingFacts {
  readonly target: {
    readonly column: string;
    readonly badValue: string;
    readonly goodValue: string;
    readonly definition: string;
  };
  readonly rows: number;
  readonly bads: number;
  readonly developmentRows: number;
  readonly testRows: number;
  readonly split: Split['kind'];
  readonly time: {
    readonly column: string;
    readonly from: string;
    readonly to: string;
    readonly testFrom: string;
  } | null;
  readonly groupColumn: string | null;
  readonly weightColumn: string | null;
  readonly columnsOffered: number;
  readonly protectedColumns: readonly string[];
  readonly seed: number;
  readonly ridge: number;
  /** Count that stands in for a zero cell in WOE and IV. */
  readonly zeroCell: number;
  /** Hash of the data, given by the caller; null when there was none. */
  readonly dataHash: string | null;
}

/** What a model is and all it needs to score, in one JSON document. Never changed once written: a new fit is a new document. */
export interface ModelDocument {
  readonly format: typeof modelFormat;
  readonly version: (typeof readableVersions)[number];
  readonly kind: ModelKind;
  /** Trained on a simulated country: such a model must not decide about real money. */
  readonly simulated: boolean;
  readonly scaling: Scaling;
  /** Log-odds of bad where every feature adds nothing, before calibration. */
  readonly intercept: number;
  /** Whole points that everyone starts from. */
  readonly basePoints: number;
  readonly features: readonly ModelFeature[];
  /** Of a model of kind `trees`. */
  readonly trees?: readonly StoredTree[];
  /** Of a model of kind `net`. */
  readonly net?: StoredNet;
  /** Of an ensemble. */
  readonly members?: readonly StoredMember[];
  /** Where the order of records was read: the encoder that makes the features `events_1`, `events_2`, … of them. */
  readonly events?: StoredEvents;
  readonly calibration: Calibration;
  readonly tiers: readonly Tier[];
  readonly training: TrainingFacts;
  readonly candidates: readonly Candidate[];
  readonly metrics: {
    /** On development rows, each scored by a model that had not seen it (without its fold, or from before its time). */
    readonly development: Figures;
    /** On the rows that nothing was chosen or fitted with. */
    readonly test: Figures;
    readonly testAuc95: { readonly low: number; readonly high: number; readonly replicates: number };
    /** How true the PDs are on the test rows, beside what chance alone shows; absent from documents before it was measured. */
    readonly calibration?: CalibrationCheck;
    /** Mean log loss of each kind of calibration on rows it was not fitted to; empty when one was asked for. */
    readonly calibrationLosses?: readonly { readonly kind: CalibrationKind; readonly loss: number }[];
    /** How a cut-off treats groups of each protected column on the test rows. */
    readonly fairness?: readonly { readonly column: string; readonly fairness: Fairness }[];
    /** Sets of outcomes that hold the truth as often as stated, and how often they did on the test rows. */
    readonly conformal?: SplitConformal & ConformalCheck;
    /** Score distribution, development against test. */
    readonly psi: { readonly value: number; readonly binning: string };
  };
  /** Series for pictures, on the test rows. */
  readonly charts: {
    readonly curve: readonly CutOff[];
    readonly calibration: readonly CalibrationBin[];
    readonly gains: readonly GainsRow[];
    /** Mean PD of test rows when every one of them has this value (Friedman 2001); the features that matter most. */
    readonly dependence?: readonly Dependence[];
    /** Of each feature, development against test. */
    readonly drift?: readonly FeatureDrift[];
    readonly profit?: StoredProfit;
    /** Mean log loss on watched rows by step, of kinds that learn in steps. */
    readonly watchedLosses?: readonly number[];
  };
  readonly notes: readonly TrainingNote[];
}
