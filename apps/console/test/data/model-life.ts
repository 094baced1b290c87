import { ok } from '@lendline/kernel';
import type {
  Comparison,
  DriftWeek,
  ModelAlert,
  ModelId,
  ModelsClient,
  RoleRequest,
  VariableFigure,
} from '@lendline/models/contract';
import { madeUpId } from './ids.ts';
import { modelList } from './models.ts';

const thumbOf = (psi: number): VariableFigure['thumb'] => (psi >= 0.25 ? 'shifted' : psi >= 0.1 ? 'watch' : 'stable');

function figure(
  name: string,
  of: { readonly psi: number; readonly verdict: VariableFigure['verdict'] },
): VariableFigure {
  const label = modelList[0]!.features.find((feature) => feature.name === name)?.label;
  const tilt = Math.sqrt(of.psi) / 3;
  return {
    name,
    label: label ?? { 'zh-CN': '违约概率', en: 'Probability of default' },
    binning: name === 'pd' ? 'deciles of the reference' : 'model bins',
    psi: of.psi,
    prs: of.psi * 1.04,
    noise: 0.031,
    watch: 0.162,
    shifted: 0.341,
    pValue: of.verdict === 'noise' ? 0.41 : 0.00002,
    thumb: thumbOf(of.psi),
    verdict: of.verdict,
    bins: [
      { label: { 'zh-CN': '< 0.1', en: '< 0.1' }, reference: 0.27, actual: 0.27 - tilt },
      { label: { 'zh-CN': '0.1 – 0.25', en: '0.1 – 0.25' }, reference: 0.38, actual: 0.38 },
      { label: { 'zh-CN': '≥ 0.25', en: '≥ 0.25' }, reference: 0.29, actual: 0.29 + tilt },
      { label: { 'zh-CN': '缺失', en: 'missing' }, reference: 0.06, actual: 0.06 },
    ],
  };
}

const weekOf = (week: string, moved: number): DriftWeek => ({
  week,
  rows: 412,
  score: figure('pd', { psi: moved / 3, verdict: moved > 0.2 ? 'small' : 'noise' }),
  features: [
    figure('percent_nocturnal__call__90d', { psi: moved, verdict: moved > 0.2 ? 'watch' : 'noise' }),
    figure('number_of_contacts__call__90d', { psi: 0.018, verdict: 'noise' }),
    figure('income_monthly_median_minor', { psi: 0.027, verdict: 'noise' }),
  ],
  expected: { auc: 0.681, badRate: 0.094 },
  matured: null,
});

const matured: DriftWeek['matured'] = {
  rows: 296,
  bads: 31,
  auc: 0.664,
  auc95: { low: 0.571, high: 0.752 },
  meanPd: 0.094,
  badRate: 0.1047,
  ece: 0.021,
  ranking: 'holds',
  calibration: 'holds',
};

const driftWeeks: readonly DriftWeek[] = [
  { ...weekOf('2026-11-02', 0.021), matured },
  weekOf('2026-11-09', 0.064),
  weekOf('2026-11-16', 0.283),
];

const comparison: Comparison = {
  segment: 'new',
  champion: { id: madeUpId('model', 1), name: 'phone-new-2026-11' },
  rows: 1200,
  meanPd: { champion: 0.094, other: 0.091 },
  spread: [
    { from: 0, below: 0.02, champion: 160, other: 205 },
    { from: 0.02, below: 0.05, champion: 320, other: 330 },
    { from: 0.05, below: 0.12, champion: 410, other: 372 },
    { from: 0.12, below: 0.3, champion: 270, other: 246 },
    { from: 0.3, below: null, champion: 40, other: 47 },
  ],
  grid: [
    [182, 44, 10, 4, 0],
    [46, 128, 48, 15, 3],
    [9, 51, 118, 50, 12],
    [3, 14, 52, 121, 50],
    [0, 3, 12, 50, 175],
  ],
  matured: { rows: 296, bads: 31, aucChampion: 0.664, aucOther: 0.682, gain: 0.018, standardError: 0.011 },
};

const alert: ModelAlert = {
  id: madeUpId('alert', 1),
  modelId: madeUpId('model', 1),
  modelName: 'phone-new-2026-11',
  role: 'champion',
  finding: 'feature-drift',
  about: 'percent_nocturnal__call__90d',
  week: '2026-11-16',
  lastWeek: '2026-11-16',
  figure: 0.283,
  threshold: 0.1,
  owner: 'staff:staff_watch',
  raisedAt: '2026-11-18T07:00:00Z',
  acknowledgedAt: null,
  acknowledgedBy: null,
  note: null,
  text: {
    'zh-CN': '特征“夜间通话比例”偏移：CSI 0.283，按样本量检验确定大于 0.1。请核对来源和人群。',
    en: 'The feature “Share of calls at night” has moved: CSI 0.283, surely above 0.1. Check its source and who applies.',
  },
};

const report = `<html lang="en"><head><title>Report</title></head><body><main><h1>Report: outcome</h1>
<p>AUC 0.6970</p><script>document.title = 'a report must not run this'; parent.document.title = 'nor this';</script></main></body></html>`;

type Handled<Name extends keyof ModelsClient> = Parameters<ModelsClient[Name]>[1];

/** The life of models at one lender: a request that waits, an alert that is open, three weeks of drift. */
export function modelLife() {
  let requests: readonly RoleRequest[] = modelList.flatMap((model) => model.requests);
  let alerts: readonly ModelAlert[] = [alert];
  const isFirst = (modelId: ModelId) => modelId === madeUpId('model', 1);
  return {
    listRoleRequests: () => ok({ requests }),
    listAlerts: () => ok({ alerts: alerts.filter(({ acknowledgedAt }) => acknowledgedAt === null) }),
    report: () => ok({ html: report }),
    drift: ({ modelId }: Handled<'drift'>) => ok({ weeks: isFirst(modelId) ? driftWeeks : [] }),
    compare: ({ modelId }: Handled<'compare'>) => ok({ comparisons: isFirst(modelId) ? [] : [comparison] }),
    exportInventory: () =>
      ok({ fileName: 'models-2026-11-23.csv', mediaType: 'text/csv', bytes: new TextEncoder().encode('id,name\n') }),
    decideRole: ({ requestId, approve, note }: Handled<'decideRole'>) => {
      const decide = (one: RoleRequest): RoleRequest =>
        approve && one.askedBy.startsWith('service:')
          ? { ...one, askedBy: 'staff:staff_other' }
          : { ...one, state: approve ? 'applied' : 'refused', decisionNote: note };
      requests = requests.map((one) => (one.id === requestId ? decide(one) : one));
      return ok(requests.find(({ id }) => id === requestId)!);
    },
    requestRole: ({ modelId, role, note }: Handled<'requestRole'>) =>
      ok({
        ...modelList[2]!.requests[0]!,
        modelId,
        to: role,
        note,
        state: role === 'champion' ? 'waiting' : 'applied',
      } as const),
    rollBack: ({ emergency, note }: Handled<'rollBack'>) =>
      ok({
        ...modelList[2]!.requests[0]!,
        kind: 'rollback',
        emergency,
        note,
        state: emergency ? 'unreviewed' : 'waiting',
      } as const),
    acknowledgeAlert: ({ alertId, note }: Handled<'acknowledgeAlert'>) => {
      const seen = { acknowledgedAt: '2026-11-23T09:00:00Z', acknowledgedBy: 'staff_1', note };
      alerts = alerts.map((one) => (one.id === alertId ? { ...one, ...seen } : one));
      return ok(alerts.find(({ id }) => id === alertId)!);
    },
  };
}
