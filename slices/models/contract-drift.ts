import type { Id, LocalText } from '@lendline/kernel';

export type AlertId = Id<'alert'>;
type ModelId = Id<'model'>;

/** How far one variable of a week is from the rows the model was trained on. */
export interface VariableFigure {
  /** `pd` is the score. */
  readonly name: string;
  readonly label: LocalText;
  readonly binning: string;
  readonly psi: number;
  /** Pearson's distance and the value that it exceeds by chance once in twenty weeks when nothing has changed. */
  readonly prs: number;
  readonly noise: number | null;
  /** The same at a true distance of 0.10 and 0.25. */
  readonly watch: number | null;
  readonly shifted: number | null;
  readonly pValue: number;
  readonly thumb: 'stable' | 'watch' | 'shifted';
  readonly verdict: 'too-few' | 'noise' | 'small' | 'watch' | 'shifted';
  readonly bins: readonly { readonly label: LocalText; readonly reference: number; readonly actual: number }[];
}

export interface DriftWeek {
  /** Monday of the week in which the scores were given, UTC. */
  readonly week: string;
  readonly rows: number;
  readonly score: VariableFigure | null;
  readonly features: readonly VariableFigure[];
  /** What the PDs themselves promise, while outcomes are unknown. AUC is null where it does not exist. */
  readonly expected: { readonly auc: number | null; readonly badRate: number };
  /** On the applications of the week whose outcome is known. */
  readonly matured: {
    readonly rows: number;
    readonly bads: number;
    readonly auc: number;
    readonly auc95: { readonly low: number; readonly high: number };
    readonly meanPd: number;
    readonly badRate: number;
    readonly ece: number;
    readonly ranking: 'too-few' | 'holds' | 'worse';
    readonly calibration: 'too-few' | 'holds' | 'off';
  } | null;
}

export type AlertFinding =
  | 'score-drift'
  | 'feature-drift'
  | 'ranking-expected-worse'
  | 'ranking-worse'
  | 'calibration-off';

/** Something about a model that decides, or is to, that its owner has to look at. */
export interface ModelAlert {
  readonly id: AlertId;
  readonly modelId: ModelId;
  readonly modelName: string;
  /** What the model was when the finding was last seen. */
  readonly role: 'champion' | 'challenger';
  readonly finding: AlertFinding;
  /** The feature; null where the finding is about none. */
  readonly about: string | null;
  /** The first and the last week that showed it. */
  readonly week: string;
  readonly lastWeek: string;
  readonly figure: number;
  readonly threshold: number;
  /** Who holds the duty of monitoring. */
  readonly owner: string;
  readonly raisedAt: string;
  readonly acknowledgedAt: string | null;
  readonly acknowledgedBy: string | null;
  readonly note: string | null;
  readonly text: LocalText;
}
