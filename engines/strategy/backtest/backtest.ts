import { assert, type LocalText } from '@lendline/kernel';
import type { Decision, Segment } from '../decision.ts';
import { segments } from '../decision.ts';
import type { Confidence } from '../experiments/intervals.ts';
import { isRule } from '../assemble.ts';
import type { OwnRuleId } from '../jdm/document.ts';
import { type RuleId, rules } from '../rules.ts';
import type { Strategy } from '../strategy.ts';
import { FiguresTally, type Sided } from './figures-tally.ts';
import { OutcomeTally } from './outcome-tally.ts';
import type { RecordedApplication } from './recorded.ts';
import type { BacktestReport, RuleFigures, TurnedAway } from './report.ts';
import { decidingRule, lends, loanTaken } from './side.ts';

type BacktestSide = Pick<Strategy, 'document' | 'pack'>;

export interface BacktestSides {
  /** The two strategies, whose packs are of one currency. */
  readonly a: BacktestSide;
  readonly b: BacktestSide;
  readonly confidence?: Confidence;
}

/**
 * Counts what two strategies say of the same recorded applications. Takes them one by one and keeps none of them: memory
 * grows with segments and rules alone. Order does not matter to any count or sum.
 */
export class Backtest {
  readonly #sides: BacktestSides;
  readonly #confidence: Confidence;
  readonly #all = new FiguresTally();
  readonly #segments = new Map<Segment, FiguresTally>();
  readonly #rules = new Map<string, RuleTally>();
  #from: Temporal.Instant | undefined;
  #to: Temporal.Instant | undefined;

  constructor(sides: BacktestSides) {
    assert(sides.a.pack.currency === sides.b.pack.currency, 'two strategies of one currency are compared');
    this.#sides = sides;
    this.#confidence = sides.confidence ?? 0.95;
  }

  add(application: RecordedApplication, a: Decision, b: Decision): void {
    const [ofA, ofB] = [sided(application, a, this.#sides.a.pack), sided(application, b, this.#sides.b.pack)];
    this.#all.add(application, ofA, ofB);
    this.#segmentTally(application.input.segment).add(application, ofA, ofB);
    this.#turnedAway('a', { application, decision: a, other: b });
    this.#turnedAway('b', { application, decision: b, other: a });
    this.#lived(application.input.asOf);
  }

  result(): BacktestReport {
    const { currency } = this.#sides.a.pack;
    const ofAll = this.#all.figures(this.#confidence, currency);
    return {
      applications: ofAll.applications,
      period: this.#from && this.#to ? { from: this.#from.toString(), to: this.#to.toString() } : null,
      confidence: this.#confidence,
      all: ofAll,
      bySegment: segments.flatMap((segment) => {
        const tally = this.#segments.get(segment);
        return tally ? [{ segment, figures: tally.figures(this.#confidence, currency) }] : [];
      }),
      byRule: [...this.#rules.values()]
        .map((rule) => rule.figures(this.#confidence))
        .toSorted((x, y) => turned(y) - turned(x) || (keyOf(x) < keyOf(y) ? -1 : 1)),
    };
  }

  #segmentTally(segment: Segment): FiguresTally {
    const known = this.#segments.get(segment) ?? new FiguresTally();
    this.#segments.set(segment, known);
    return known;
  }

  #turnedAway(side: 'a' | 'b', { application, decision, other }: Turned): void {
    const rule = decidingRule(decision);
    if (rule === undefined || decision.outcome === 'approve') return;
    const { outcome } = decision;
    const key = keyOf({ rule, outcome });
    const known = this.#rules.get(key) ?? new RuleTally({ rule, outcome, text: textOf(rule, this.#sides[side]) });
    this.#rules.set(key, known);
    known.add(side, application, other.outcome === 'approve');
  }

  #lived(at: Temporal.Instant): void {
    if (!this.#from || Temporal.Instant.compare(at, this.#from) < 0) this.#from = at;
    if (!this.#to || Temporal.Instant.compare(at, this.#to) > 0) this.#to = at;
  }
}

interface Turned {
  readonly application: RecordedApplication;
  readonly decision: Decision;
  readonly other: Decision;
}

function sided({ input }: RecordedApplication, decision: Decision, pack: BacktestSide['pack']): Sided {
  const cell = loanTaken(decision, input);
  return { outcome: decision.outcome, lends: cell && lends(cell, pack) };
}

type RuleOf = Pick<RuleFigures, 'rule' | 'outcome' | 'text'>;

class TurnedTally {
  readonly loans = new OutcomeTally();
  approvedByOther = 0;

  figures(confidence: Confidence): TurnedAway {
    return { ...this.loans.figures(confidence), approvedByOther: this.approvedByOther };
  }
}

class RuleTally {
  readonly #of: RuleOf;
  readonly #sides = { a: new TurnedTally(), b: new TurnedTally() };

  constructor(of: RuleOf) {
    this.#of = of;
  }

  add(side: 'a' | 'b', application: RecordedApplication, approvedByOther: boolean): void {
    const tally = this.#sides[side];
    tally.loans.add(application);
    tally.approvedByOther += Number(approvedByOther);
  }

  figures(confidence: Confidence): RuleFigures {
    return { ...this.#of, a: this.#sides.a.figures(confidence), b: this.#sides.b.figures(confidence) };
  }
}

function keyOf({ rule, outcome }: Pick<RuleFigures, 'rule' | 'outcome'>): string {
  return `${outcome} ${rule}`;
}

function turned({ a, b }: RuleFigures): number {
  return a.applications + b.applications;
}

function textOf(rule: RuleId | OwnRuleId, { document }: BacktestSide): LocalText {
  return isRule(rule) ? rules[rule] : (document.rules?.[rule] ?? { en: rule, 'zh-CN': rule });
}
