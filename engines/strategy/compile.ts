import { assert, canonicalJson, dayIn, err, ok, present, type Result } from '@lendline/kernel';
import { assembleDecision, type Found } from './assemble.ts';
import { checkStrategy } from './check/check-strategy.ts';
import { assertExact, contextOf, factsOf, type Stage } from './context.ts';
import { type DecisionInput, stepIds } from './decision.ts';
import { assembleDrawdown } from './drawdown.ts';
import type { StrategyFault } from './fault.ts';
import type { StrategyDocument } from './jdm/document.ts';
import { type NamesInUse, namesInUse } from './jdm/names.ts';
import { pathOf } from './findings.ts';
import { packOf } from './money-config.ts';
import type { Pack } from './pack.ts';
import { packToJson } from './pack-json.ts';
import { findingsOf, type Left } from './run/findings.ts';
import { offerInputs, type Run } from './run/money.ts';
import { tableSteps } from './run/prepare.ts';
import { type Walk, walkOf } from './run/walk/walk.ts';
import { zenRunner } from './run/zen.ts';
import { sha256 } from './sha256.ts';
import { worst } from './step.ts';
import type { House, Strategy, StrategyNeeds } from './strategy.ts';

/** Makes a strategy ready to decide. Errors: everything that `checkStrategy` has against it. */
export function compileStrategy(
  document: StrategyDocument,
  pack: Pack,
  house: House = {},
): Result<Strategy, readonly StrategyFault[]> {
  const faults = checkStrategy(document, pack, house);
  return faults.length > 0 ? err(faults) : ok(new CompiledStrategy(document, pack));
}

/**
 * What decided once, as it decided then: without today's checks, which may know better. For making an old decision again, and
 * for nothing new. Throws on a document or a pack that this engine cannot read any more.
 */
export function reopenStrategy(document: StrategyDocument, pack: Pack): Strategy {
  return new CompiledStrategy(document, pack);
}

/** What one run came to: the findings of its steps in their order, and what it left behind. */
interface Ran {
  readonly run: Run;
  readonly found: readonly Found[];
}

class CompiledStrategy implements Strategy {
  readonly document: StrategyDocument;
  readonly pack: Pack;
  readonly text: string;
  readonly version: string;
  readonly needs: StrategyNeeds;
  readonly #use: NamesInUse;
  readonly #steps: ReturnType<typeof tableSteps>;
  /** The pack with the strategy's own limits and prices. */
  readonly #priced: Pack;
  readonly #zen: ReturnType<typeof zenRunner>;
  #walk: { readonly of: Walk | undefined } | undefined;
  readonly #free: (context: Left) => Promise<Left>;
  readonly #records: (context: Left) => Promise<Left>;

  constructor(document: StrategyDocument, pack: Pack) {
    this.document = document;
    this.pack = pack;
    this.text = canonicalJson({ document, pack: packToJson(pack) });
    this.version = sha256(this.text);
    this.#use = namesInUse(document);
    this.needs = { facts: factsOf(this.#use.names), features: this.#use.features, models: document.models ?? {} };
    this.#steps = tableSteps(document);
    this.#priced = packOf(document, pack);
    this.#zen = zenRunner(document);
    this.#free = this.#zen.part(this.#nodeOf('lists'));
    this.#records = this.#zen.part(this.#nodeOf('records'));
  }

  async decide(input: DecisionInput) {
    const { run, found } = await this.#run(input, 'application');
    return assembleDecision(found, run);
  }

  walk(input: DecisionInput) {
    const run = this.#start(input);
    const context = this.#context(input, 'application');
    const left = this.#walked(run, context);
    return left && assembleDecision(this.#found(left, input, run), withWorked(run, left));
  }

  async stillIn(input: DecisionInput): Promise<boolean> {
    const left = await this.#part(this.#free, input, 'application');
    const found = left && this.#found(left, input);
    return !found || worst(found.map((rule) => rule.outcome)) !== 'decline';
  }

  async usableRecords(input: DecisionInput, stage: Stage = 'application') {
    const left = (await this.#part(this.#records, input, stage)) ?? {};
    const days = left['covered_days'];
    return {
      calls: left['calls_usable'] === true,
      statement: left['statement_usable'] === true,
      coveredDays: typeof days === 'number' ? days : 0,
    };
  }

  async recheck(input: Parameters<Strategy['recheck']>[0]) {
    const { run, found } = await this.#run(input, 'drawdown');
    const again = found.filter(({ step, rule }) => step !== 'eligibility' && rule !== 'offer.request');
    return assembleDrawdown(again, { ...run, input });
  }

  async #run(input: DecisionInput, stage: Stage): Promise<Ran> {
    const run = this.#start(input);
    const context = this.#context(input, stage);
    try {
      const left = await this.#zen.whole(run, context);
      return { run: withWorked(run, left), found: this.#found(left, input, run) };
    } catch (thrown) {
      return { run, found: [...run.found, failed(thrown)] };
    }
  }

  /** Made when it is first needed: who decides one by one never needs it. */
  #walked(run: Run, context: Left): Left | undefined {
    this.#walk ??= { of: walkOf(this.document) };
    try {
      return this.#walk.of?.(run, context);
    } catch {
      // Whatever stopped it: ZEN says what it comes to, a failure among that.
      return undefined;
    }
  }

  async #part(part: (context: Left) => Promise<Left>, input: DecisionInput, stage: Stage): Promise<Left | undefined> {
    this.#start(input);
    const context = this.#context(input, stage);
    // What throws is not known to be out: the decision itself will say that it failed.
    return part(context).catch(() => undefined);
  }

  /** Asserts that the request is in the pack's currency and product, and its money exact as a number: readers check all three. */
  #start(input: DecisionInput): Run {
    const { pack } = this;
    assert(input.amount.currency === pack.currency, `the pack lends ${pack.currency}`);
    assertExact(input);
    const product = present(
      pack.products.find(({ id }) => id === input.product),
      `the pack has no product ${input.product}`,
    );
    const soFar = { today: dayIn(pack.zone, input.asOf), product, segment: input.segment };
    return { input, pack: this.#priced, soFar, found: [] };
  }

  #context(input: DecisionInput, stage: Stage): Left {
    return contextOf({ input, today: dayIn(this.pack.zone, input.asOf), stage }, this.#use);
  }

  #found(left: Left, input: DecisionInput, run?: Run): readonly Found[] {
    const reading = { input, zone: this.pack.zone, left, named: this.document.rules };
    const tables = this.#steps.flatMap((table) => findingsOf(table, reading) ?? []);
    const offer = run ? offerInputs(run) : {};
    const found = [...tables, ...(run?.found ?? [])].map((rule) =>
      rule.rule === 'offer.request' ? { ...rule, inputs: offer } : rule,
    );
    return found.toSorted((one, other) => placeOf(one.step) - placeOf(other.step));
  }

  #nodeOf(step: 'lists' | 'records'): string {
    return present(this.#steps.find((table) => table.step === step)?.node, `a sound strategy has the step ${step}`);
  }
}

const places = new Map<string, number>(stepIds.map((step, place) => [step, place]));

function placeOf(step: Found['step']): number {
  return places.get(step) ?? places.size;
}

/** What a strategy worked out before money: the segment that counts, and the tier. */
function withWorked(run: Run, left: Left): Run {
  const tier = run.pack.tiers.find((candidate) => candidate.tier === left['tier']);
  const proven = left['segment_used'] ?? provenSegment(run, left);
  const segment = proven === 'repeat' || proven === 'trader' || proven === 'new' ? proven : run.soFar.segment;
  return { ...run, soFar: { ...run.soFar, segment, ...(tier && { tier }) } };
}

/** Where a strategy ended before it worked the segment out: a repeat borrower has repaid, or is new. */
function provenSegment({ input }: Run, left: Left): unknown {
  const found = left[pathOf('eligibility')];
  const rows: readonly unknown[] = Array.isArray(found) ? found : [];
  const isProven = rows.some(
    (row) =>
      typeof row === 'object' &&
      row !== null &&
      'rule' in row &&
      'outcome' in row &&
      row.rule === 'book.segment' &&
      row.outcome === 'pass',
  );
  return isProven ? input.segment : 'new';
}

/** A strategy that threw has no answer, and no answer refers. The text of an error may hold values: it is not kept. */
function failed(thrown: unknown): Found {
  const node = /"nodeId":"([^"]*)"/.exec(thrown instanceof Error ? thrown.message : '')?.[1];
  return {
    step: 'offer',
    rule: 'strategy.run',
    inputs: {},
    outcome: 'refer',
    reason: 'strategy-silent',
    ...(node !== undefined && { row: node }),
  };
}
