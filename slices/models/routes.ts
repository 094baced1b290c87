import type { RoutesOf } from '@lendline/kernel';
import type { ModelsClient } from './contract.ts';

const read = { method: 'GET', audience: ['staff', 'service'], permission: 'models.read' } as const;
const write = { method: 'POST', audience: ['staff', 'service'], permission: 'models.write' } as const;

/** Fixed paths stand before the ones with an id, which would take their last word for one. */
export const modelsRoutes = {
  list: { ...read, path: '/models', summary: 'The registered models' },
  listRoleRequests: { ...read, path: '/models/role-requests', summary: 'Roles that somebody asked for' },
  listAlerts: { ...read, path: '/models/alerts', summary: 'Drift and decay of models in use' },
  inventory: { ...read, path: '/models/inventory', summary: 'Every model by materiality, with who answers for it' },
  exportInventory: {
    ...read,
    path: '/models/inventory/file',
    summary: 'The model inventory as a spreadsheet',
    transfer: 'download',
  },
  listRuns: { ...read, path: '/models/runs', summary: 'Training runs, and whether they could be repeated' },
  getRun: { ...read, path: '/models/runs/{runId}', summary: 'One training run with its steps' },
  cancelRun: { ...write, path: '/models/runs/{runId}/cancel', summary: 'Stop a training run' },
  get: { ...read, path: '/models/{modelId}', summary: 'A model with its card, roles and history' },
  report: { ...read, path: '/models/{modelId}/report', summary: 'The report of a model as one HTML page' },
  compare: { ...read, path: '/models/{modelId}/comparison', summary: 'A model beside the champion' },
  drift: { ...read, path: '/models/{modelId}/drift', summary: 'Drift and performance of a model by week' },
  register: { ...write, path: '/models', summary: 'Register a trained model', idempotent: true },
  score: { method: 'POST', path: '/models/score', audience: ['service'], summary: 'Score one set of feature values' },
  rollBack: {
    method: 'POST',
    path: '/models/rollback',
    audience: ['staff'],
    permission: 'models.approve',
    summary: 'Bring the champion before this one back',
  },
  recordOutcomes: { ...write, path: '/models/outcomes', summary: 'Say what became of applications' },
  retrain: { ...write, path: '/models/retrain', summary: 'Train the champion of a segment again' },
  decideRole: {
    method: 'POST',
    path: '/models/role-requests/{requestId}/decision',
    audience: ['staff'],
    permission: 'models.approve',
    summary: 'The second person’s word on a role',
  },
  acknowledgeAlert: {
    method: 'POST',
    path: '/models/alerts/{alertId}/acknowledge',
    audience: ['staff'],
    permission: 'models.write',
    summary: 'Acknowledge an alert about a model',
  },
  requestRole: { ...write, path: '/models/{modelId}/role', summary: 'Ask for a role of a model' },
  reproduce: { ...write, path: '/models/{modelId}/reproduce', summary: 'Train a model again from its card' },
  setDuty: { ...write, path: '/models/{modelId}/duties', summary: 'Say who answers for a stage of a model’s life' },
  setMateriality: { ...write, path: '/models/{modelId}/materiality', summary: 'Say what rides on a model' },
} as const satisfies RoutesOf<ModelsClient>;
