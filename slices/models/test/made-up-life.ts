import { newId } from '@lendline/kernel';
import { asService, type EventEnvelope, type JobHandler, runJobsOnce } from '@lendline/platform';
import { type FakeClock, fakeClock, type TestDatabase, testSlice } from '@lendline/testkit';
import type { ModelsClient } from '../contract.ts';
import { modelsSlice } from '../slice.ts';
import type { ModelsTables } from '../store/tables.ts';
import { madeUpLender, type MadeUpLender, promote, register, value } from './made-up-lender.ts';
import { madeUpModel, type MadeUpPerson } from './made-up-model.ts';

/** Hundreds of decisions and whole trainings: far more than they take, also on a busy machine. */
export const patience_ms = 180_000;

export interface Decided {
  readonly applicationId: string;
  readonly lineId: ReturnType<typeof newId<'line'>>;
  readonly bad: boolean;
}

/** The slice with what happens around it: decisions, events of other slices, jobs, time. */
export class MadeUpLife {
  readonly clock: FakeClock = fakeClock();
  readonly #db: TestDatabase;
  readonly #documents = new Map<number, ReturnType<typeof madeUpModel>>();
  readonly #config: Readonly<Record<string, string>>;
  #slice: Awaited<ReturnType<typeof testSlice<ModelsClient>>> | undefined;
  #lenders = 0;
  #applications = 0;

  constructor(db: TestDatabase, config: Readonly<Record<string, string>> = {}) {
    this.#db = db;
    this.#config = config;
  }

  async start(): Promise<void> {
    const { database } = this.#db;
    this.#slice = await testSlice<ModelsClient>(modelsSlice, { database, clock: this.clock, config: this.#config });
  }

  async stop(): Promise<void> {
    await this.#slice?.close();
  }

  get client(): ModelsClient {
    return this.#slice!.client;
  }

  lender(): MadeUpLender {
    return madeUpLender(`life-${(this.#lenders += 1)}`, this.clock);
  }

  line(number: number) {
    return newId('line', this.clock.now().add({ milliseconds: number }));
  }

  /** One of a few documents, each fitted once. */
  document(seed = 31): ReturnType<typeof madeUpModel> {
    const known = this.#documents.get(seed) ?? madeUpModel(seed);
    this.#documents.set(seed, known);
    return known;
  }

  async champion(at: MadeUpLender) {
    const model = await register(this.client, at, { document: await this.document() });
    await promote(this.client, at, model.id);
    return model;
  }

  /** Runs the jobs of these tasks that a lender has waiting, whenever they are due; answers how many of its own ran. */
  async runJobs(at: MadeUpLender, tasks: readonly string[]): Promise<number> {
    const { database } = this.#db;
    const jobs = this.#slice!.instance.jobs ?? {};
    let own = 0;
    const counted = tasks.map((task): [string, JobHandler] => [
      task,
      async (context, payload) => {
        await jobs[task]!(context, payload);
        if (context.tenant === at.tenant) own += 1;
      },
    ]);
    await database.pool.query(
      `select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs where task_identifier = any($1)),
         run_at := now())`,
      [tasks.map((task) => `models.${task}`)],
    );
    await runJobsOnce({ database, clock: this.clock, tasks: { models: Object.fromEntries(counted) } });
    return own;
  }

  /** What the slice hears from another: in the tenant of the event, as the relay hands it over. */
  async hear(at: MadeUpLender, type: string, data: unknown): Promise<void> {
    const heard = this.#slice!.instance.subscriptions!.find((subscription) => subscription.type === type)!;
    await this.#db.database
      .forSlice<ModelsTables>('models')
      .transaction(asService(at.risk, 'relay'), (tx) => heard.handle(tx as never, { data } as EventEnvelope));
  }

  /** Scores made-up people as a decision does. */
  async score(at: MadeUpLender, people: readonly MadeUpPerson[]): Promise<readonly Decided[]> {
    const made: Decided[] = [];
    for (const { values, bad } of people) {
      const applicationId = `application_${(this.#applications += 1)}`;
      const lineId = this.line(this.#applications);
      const keep = { applicationId, attempt: 1, lineId };
      value(await this.client.score(at.decisions, { segment: 'new', values, keep }));
      made.push({ applicationId, bad, lineId });
      this.clock.advance({ minutes: 1 });
    }
    return made;
  }

  /** The same, told by the decisions, and what the other models say about it. */
  async decideOn(at: MadeUpLender, people: readonly MadeUpPerson[]): Promise<readonly Decided[]> {
    const made = await this.score(at, people);
    await this.hear(at, 'decisions.decided', {});
    await this.runJobs(at, ['score-beside']);
    return made;
  }

  async mature(at: MadeUpLender, made: readonly Omit<Decided, 'lineId'>[]): Promise<void> {
    const outcomes = made.map(({ applicationId, bad }) => ({ applicationId, bad }));
    value(await this.client.recordOutcomes(at.risk, { definition: 'ever 30 days', outcomes }));
  }
}
