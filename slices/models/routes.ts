import type { RoutesOf } from '@lendline/kernel';
import type { ModelsClient } from './contract.ts';

export const modelsRoutes = {
  list: {
    method: 'GET',
    path: '/models',
    audience: ['staff', 'service'],
    permission: 'models.read',
    summary: 'The model inventory',
  },
  get: {
    method: 'GET',
    path: '/models/{modelId}',
    audience: ['staff', 'service'],
    permission: 'models.read',
    summary: 'A model with its card',
  },
  register: {
    method: 'POST',
    path: '/models',
    audience: ['staff', 'service'],
    permission: 'models.write',
    summary: 'Register a trained model',
    idempotent: true,
  },
  assignRole: {
    method: 'POST',
    path: '/models/{modelId}/role',
    audience: ['staff', 'service'],
    permission: 'models.approve',
    summary: 'Make a model champion, challenger, shadow or retired',
  },
  score: { method: 'POST', path: '/models/score', audience: ['service'], summary: 'Score one set of feature values' },
} as const satisfies RoutesOf<ModelsClient>;
