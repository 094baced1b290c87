import { err, ok, type Problem, type Result } from '@lendline/kernel';
import type { InventoryRow, ModelsClient, TrainingRunDetail, TrainingStep } from '@lendline/models/contract';
import { madeUpId } from './ids.ts';
import { modelList } from './models.ts';

type Handled<Name extends keyof ModelsClient> = Parameters<ModelsClient[Name]>[1];

const at = (second: number): string => `2026-11-23T08:00:${String(second).padStart(2, '0')}Z`;
const stage = (name: TrainingStep['name'], share: number, second: number): TrainingStep => ({
  at: at(second),
  name,
  kind: name === 'refit' ? 'net' : null,
  share,
  step: null,
  loss: null,
});

/** Falls quickly at first, as losses do. */
const learning: readonly TrainingStep[] = Array.from({ length: 12 }, (_, n) => ({
  ...stage('refit', 0.7, 10 + n),
  step: n + 1,
  loss: 0.21 + 0.3 / (n + 1),
}));

const run: TrainingRunDetail = {
  id: madeUpId('run', 1),
  kind: 'retrain',
  segment: 'new',
  baseModelId: madeUpId('model', 1),
  state: 'running',
  askedBy: 'staff:staff_analyst',
  askedAt: '2026-11-23T07:59:00Z',
  note: 'a quarter has matured',
  rows: null,
  bads: null,
  modelId: null,
  reproduced: null,
  because: null,
  startedAt: '2026-11-23T08:00:00Z',
  endedAt: null,
  steps: [stage('prepare', 0, 0), stage('compare', 0.1, 2), stage('refit', 0.7, 10), ...learning],
};

/** One that goes on, the one that made the challenger, and one that had too little to learn from. */
const firstRuns: readonly TrainingRunDetail[] = [
  run,
  {
    ...run,
    id: madeUpId('run', 2),
    state: 'done',
    askedBy: 'service:models',
    askedAt: '2026-11-20T02:00:00Z',
    note: 'every 90 days',
    rows: 2_140,
    bads: 171,
    modelId: madeUpId('model', 3),
    startedAt: '2026-11-20T02:00:05Z',
    endedAt: '2026-11-20T02:10:00Z',
    steps: [stage('prepare', 0, 0), stage('refit', 0.7, 3), stage('test', 0.95, 8), stage('done', 1, 9)],
  },
  {
    ...run,
    id: madeUpId('run', 3),
    segment: 'repeat',
    baseModelId: madeUpId('model', 2),
    state: 'refused',
    askedAt: '2026-11-12T10:00:00Z',
    note: 'too early',
    rows: 6,
    bads: 0,
    because: {
      'zh-CN': '只有 6 行，无法训练。请等待更多结果。',
      en: 'There are only 6 rows: too few to train on. Wait for more outcomes.',
    },
    endedAt: '2026-11-12T10:00:02Z',
    steps: [stage('prepare', 0, 0)],
  },
];

const firstInventory: readonly InventoryRow[] = modelList.map((model, place) => ({
  modelId: model.id,
  name: model.name,
  version: model.version,
  kind: model.kind,
  role: model.role,
  segments: model.segments,
  simulated: model.simulated,
  intendedUse: place === 0 ? 'first loans up to CNY 5,000' : null,
  exposure: place === 0 ? 'high' : null,
  tier: model.role === 'champion' ? 'high' : 'medium',
  because: {
    'zh-CN': model.role === 'champion' ? '其评分决定借款；可按分卡解读' : '准备接替在用模型；可按分卡解读',
    en: model.role === 'champion' ? 'its score decides; it can be read off a card' : 'stands ready to decide',
  },
  reviewEveryDays: model.role === 'champion' ? 90 : 180,
  duties: {
    development: 'staff:staff_analyst',
    test: null,
    review: null,
    monitoring: place === 0 ? 'staff:staff_watch' : null,
    optimisation: null,
    retirement: null,
  },
  scores90Days: place === 0 ? 4_211 : 0,
  openAlerts: place === 0 ? 1 : 0,
  registeredAt: model.registeredAt,
  documentHash: model.documentHash,
}));

const notThere: Problem = { code: 'not-found', status: 404, text: { 'zh-CN': '没有找到。', en: 'It was not found.' } };
const found = <Value>(value: Value | undefined): Result<Value, Problem> =>
  value === undefined ? err(notThere) : ok(value);

/** Training runs and the inventory, as one visit changes them. */
export function modelCare() {
  let runs = firstRuns;
  let inventory = firstInventory;
  const ask = (asked: Pick<TrainingRunDetail, 'kind' | 'segment' | 'baseModelId' | 'note'>) => {
    const id = madeUpId('run', runs.length + 1);
    const fresh: TrainingRunDetail = { ...run, ...asked, id, state: 'waiting', startedAt: null, steps: [] };
    runs = [fresh, ...runs];
    return ok(fresh);
  };
  const change = (modelId: string, to: (row: InventoryRow) => InventoryRow) => {
    inventory = inventory.map((row) => (row.modelId === modelId ? to(row) : row));
    return found(inventory.find((row) => row.modelId === modelId));
  };
  return {
    listRuns: () => ok({ runs }),
    getRun: ({ runId }: Handled<'getRun'>) => found(runs.find(({ id }) => id === runId)),
    cancelRun: ({ runId, note }: Handled<'cancelRun'>) => {
      const because = { 'zh-CN': `由 staff:staff_1 停止：${note}`, en: `Stopped by staff:staff_1: ${note}` };
      runs = runs.map((one) => (one.id === runId ? { ...one, state: 'cancelled', because, endedAt: at(40) } : one));
      return found(runs.find(({ id }) => id === runId));
    },
    retrain: ({ segment, note }: Handled<'retrain'>) =>
      ask({ kind: 'retrain', segment, baseModelId: madeUpId('model', 1), note }),
    reproduce: ({ modelId, note }: Handled<'reproduce'>) =>
      ask({ kind: 'reproduce', segment: 'new', baseModelId: modelId, note }),
    inventory: () => ok({ rows: inventory }),
    setDuty: ({ modelId, duty, holder }: Handled<'setDuty'>) =>
      change(modelId, (row) => ({ ...row, duties: { ...row.duties, [duty]: holder } })),
    setMateriality: ({ modelId, intendedUse, exposure }: Handled<'setMateriality'>) =>
      change(modelId, (row) => ({ ...row, intendedUse, exposure, tier: exposure === 'low' ? 'medium' : row.tier })),
  };
}
