import { err, ok, type Result, seededRandom } from '@lendline/kernel';
import { chooseCalibration, fitCalibration } from '../calibration/choose.ts';
import type { TrainingRefusal } from '../data/note.ts';
import { assembleDocument } from './assemble.ts';
import { compareKinds } from './compare.ts';
import type { ModelDocument } from './document.ts';
import { fitKind } from './fit-kind.ts';
import type { TrainingInput, TrainingStage } from './input.ts';
import { learnEvents } from './learn-events.ts';
import { noSignal } from './no-signal.ts';
import { prepareTraining } from './prepare.ts';
import { sampleRows } from './sample.ts';
import { separationNotes } from './separation-note.ts';

/**
 * Trains a model: guards the columns, takes the test rows away (the latest where there is a time), compares kinds on
 * development rows that they have not seen, fits the chosen kind to all development rows, calibrates it on what models
 * said of rows that they had not seen, and judges it once on the test rows. The same input gives the same document.
 * Errors: a refusal that says what is wrong with the data.
 */
export async function trainModel(input: TrainingInput): Promise<Result<ModelDocument, TrainingRefusal>> {
  const random = seededRandom(input.seed);
  report(input, { name: 'prepare', kind: null, share: 0 });
  const ready = prepareTraining(input, random.fork('test'));
  if (!ready.ok) return ready;
  const learnt = await learnEvents(input, ready.value, random.fork('events'));
  if (!learnt.ok) return learnt;
  const { prepared, events } = learnt.value;
  const compared = await compareKinds(input, prepared, random);
  if (!compared.ok) return compared;
  const { kind, options } = compared.value;
  report(input, { name: 'refit', kind, share: 0.7 });
  const development = sampleRows(prepared.sample, prepared.split.development);
  const losses: number[] = [];
  const fitted = await fitKind(kind, development, {
    ...options,
    onLoss: (step, loss) => {
      losses.push(loss);
      report(input, { name: 'refit', kind, share: 0.7, step, loss });
    },
  });
  if (!fitted.ok) return err(noSignal());
  report(input, { name: 'calibrate', kind, share: 0.9 });
  const rows = { logOdds: compared.value.logOdds, ...compared.value.outcomes };
  const chosen =
    input.calibration === undefined || input.calibration === 'auto'
      ? chooseCalibration(rows, random.fork('calibration'))
      : { calibration: fitCalibration(input.calibration, rows), losses: [] };
  report(input, { name: 'test', kind, share: 0.95 });
  const document = await assembleDocument({
    input,
    prepared,
    events,
    development,
    heldOut: rows,
    fitted: fitted.value,
    ...chosen,
    candidates: compared.value.candidates,
    notes: [...prepared.notes, ...compared.value.notes, ...separationNotes(fitted.value)],
    random: random.fork('bootstrap'),
    ridge: kind === 'scorecard' ? (input.scorecard?.ridge ?? 0) : options.ridge,
    watchedLosses: losses,
  });
  report(input, { name: 'done', kind: null, share: 1 });
  return ok(document);
}

function report(input: TrainingInput, stage: TrainingStage): void {
  input.onStage?.(stage);
}
