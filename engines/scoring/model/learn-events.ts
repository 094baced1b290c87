import { err, ok, type Random, type Result } from '@lendline/kernel';
import { note, refusal, type TrainingRefusal } from '../data/note.ts';
import { makeTable, type Table } from '../data/table.ts';
import { embedPeople } from '../sequences/embed-people.ts';
import type { EventSequence } from '../sequences/events.ts';
import { fewestEvents, pretrainEvents } from '../sequences/pretrain.ts';
import { loadEvents, storeEvents, type StoredEvents } from '../sequences/stored-events.ts';
import type { ModelDocument } from './document.ts';
import { eventFeature } from './event-features.ts';
import type { TrainingInput } from './input.ts';
import type { Prepared } from './prepare.ts';
import { evenRows } from './sample.ts';

export interface WithEvents {
  readonly prepared: Prepared;
  readonly events: StoredEvents | undefined;
}

/** More people than this teach an encoder nothing more about how records follow each other. */
const mostLearntFrom = 20_000;

/**
 * Learns an encoder from the events of the development rows, without looking at an outcome, and puts what it says of
 * each person beside the other features. Nothing happens where no events are given.
 */
export async function learnEvents(
  { sequences, events: rule, onStage }: TrainingInput,
  prepared: Prepared,
  random: Random,
): Promise<Result<WithEvents, TrainingRefusal>> {
  if (!sequences || !rule) return ok({ prepared, events: undefined });
  if (prepared.rejects) return err(refusal('no-rejected-column', null, texts.rejects));
  const of = (rows: Int32Array): EventSequence[] => Array.from(rows, (row) => sequences[prepared.rows[row]!]!);
  const able = prepared.split.development.filter((row) => isLongEnough(sequences[prepared.rows[row]!]!));
  if (able.length < fewestPeople) return err(fewPeople(able.length));
  const learnt = of(evenRows(able, mostLearntFrom));
  const model = await pretrainEvents(learnt, {
    random,
    onEpoch: ({ epoch, loss }) => onStage?.({ name: 'prepare', kind: null, share: 0.02, step: epoch, loss }),
  });
  const all = Int32Array.from(prepared.rows.keys());
  const columns = await embedPeople(model, of(all), eventFeature);
  const { sample } = prepared;
  return ok({
    prepared: {
      ...prepared,
      sample: { ...sample, features: [...sample.features, ...columns] },
      notes: [...prepared.notes, note('events', null, learntText(learnt.length, rule.time))],
    },
    events: storeEvents(model, rule, learnt.length),
  });
}

/** Fewer people than this cannot teach what tells people apart. */
const fewestPeople = 100;

function isLongEnough({ kinds }: EventSequence): boolean {
  return kinds.length >= fewestEvents;
}

/** The table with what the model's encoder says of each person's events, in the order of the rows. */
export async function withEmbedding(
  model: ModelDocument,
  table: Table,
  sequences: readonly EventSequence[],
): Promise<Table> {
  if (!model.events) return table;
  const loaded = loadEvents(model.events);
  if (!loaded.ok) throw new TypeError('the encoder of a model that was read is whole');
  return makeTable([...table.columns.values(), ...(await embedPeople(loaded.value, sequences, eventFeature))]);
}

function learntText(people: number, time: string | null) {
  const zh = time === null ? '没有时间列：请确认记录都早于决策。' : `只读“${time}”之前的记录。`;
  const en =
    time === null
      ? 'There is no time column: make sure that all events came before the decision.'
      : `Only events before "${time}" are read.`;
  return {
    'zh-CN': `记录的先后由编码器读取（从 ${people} 人的记录学得，未看结果）。${zh}`,
    en: `The order of records is read by an encoder, learnt from the events of ${people} people without any outcome. ${en}`,
  };
}

function fewPeople(people: number): TrainingRefusal {
  return refusal('too-few-events', null, {
    'zh-CN': `只有 ${people} 人有至少 ${fewestEvents} 条决策之前的记录；学习编码器至少需要 ${fewestPeople} 人。请核对 --person 与时间，或不用 --events。`,
    en: `Only ${people} people have ${fewestEvents} events or more before the decision; an encoder needs ${fewestPeople}. Check --person and the times, or train without --events.`,
  });
}

const texts = {
  rejects: {
    'zh-CN': '被拒者没有记录可读：--events 与 --rejected 请只用其一。',
    en: 'Refused people come without events: use either --events or --rejected.',
  },
};
