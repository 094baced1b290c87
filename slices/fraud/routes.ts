import type { RoutesOf } from '@lendline/kernel';
import type { FraudClient } from './contract.ts';

const read = { method: 'GET', audience: ['staff', 'service'], permission: 'fraud.read' } as const;
const work = { method: 'POST', audience: ['staff'], permission: 'fraud.work' } as const;
const write = { method: 'POST', audience: ['staff'], permission: 'fraud.write' } as const;
const approve = { method: 'POST', audience: ['staff'], permission: 'fraud.approve' } as const;

/** Fixed paths stand before the ones with an id, which would take their last word for one. */
export const fraudRoutes = {
  assess: {
    method: 'POST',
    path: '/fraud/assessments',
    audience: ['service'],
    summary: 'What fraud checks say of an attempt at an application',
  },
  assessments: { ...read, path: '/fraud/assessments', summary: 'The fraud assessments of an application' },
  network: { ...read, path: '/fraud/network', summary: 'What is shared around a person, to draw and to read' },
  networkPeople: {
    ...work,
    path: '/fraud/cases/{caseId}/people',
    permission: 'lines.reveal',
    summary: 'Who the people of a case are, on a stated purpose; audited',
  },
  forgetPerson: {
    method: 'POST',
    path: '/fraud/lines/{lineId}/forget',
    audience: ['service'],
    summary: 'Forget what was observed of a person who is erased',
  },
  listEntries: { ...read, path: '/fraud/lists', summary: 'What is on the block, allow and watch lists' },
  findEntries: {
    ...work,
    path: '/fraud/lists/find',
    permission: 'fraud.read',
    summary: 'Whether a value is on a list; it travels in the body',
  },
  exportEntries: {
    ...read,
    path: '/fraud/lists/file',
    summary: 'The lists as a spreadsheet, values masked',
    transfer: 'download',
  },
  getEntry: { ...read, path: '/fraud/lists/{entryId}', summary: 'An entry of a list with its history' },
  addEntry: { ...work, path: '/fraud/lists', summary: 'Put a value on a list' },
  decideEntry: {
    ...approve,
    path: '/fraud/lists/{entryId}/decision',
    summary: 'The second person’s word on an entry',
  },
  endEntry: { ...approve, path: '/fraud/lists/{entryId}/end', summary: 'Take something off a list before its time' },
  listCases: { ...read, path: '/fraud/cases', summary: 'The queue of fraud cases' },
  getCase: { ...read, path: '/fraud/cases/{caseId}', summary: 'A fraud case with its alerts and history' },
  casesOfApplication: {
    ...read,
    path: '/fraud/applications/{applicationId}/cases',
    summary: 'Cases of an application',
  },
  assignCase: { ...work, path: '/fraud/cases/{caseId}/assignee', summary: 'Say who works on a case' },
  noteCase: { ...work, path: '/fraud/cases/{caseId}/notes', summary: 'Write a note on a case' },
  mergeCases: { ...work, path: '/fraud/cases/{caseId}/merge', summary: 'Let one case go on in another' },
  snoozeCase: { ...work, path: '/fraud/cases/{caseId}/snooze', summary: 'Put a case aside until a time' },
  wakeCase: { ...work, path: '/fraud/cases/{caseId}/wake', summary: 'Bring a case back before its time' },
  closeCase: { ...work, path: '/fraud/cases/{caseId}/close', summary: 'Close a case with its outcome' },
  reopenCase: { ...work, path: '/fraud/cases/{caseId}/reopen', summary: 'Open a closed case again' },
  labels: { ...read, path: '/fraud/labels', summary: 'What closed cases say of applications, as of an instant' },
  listTypologies: { ...read, path: '/fraud/typologies', summary: 'Versions of the typologies' },
  typologyRates: {
    ...read,
    path: '/fraud/typologies/rates',
    summary: 'How often each live typology was reached, week by week',
  },
  checkTypologies: {
    ...write,
    path: '/fraud/typologies/check',
    summary: 'Every fault of typologies, as saving would refuse them',
  },
  draftTypologies: { ...write, path: '/fraud/typologies', summary: 'Begin a draft of the typologies' },
  rollBackTypologies: {
    ...approve,
    path: '/fraud/typologies/rollback',
    summary: 'Bring the typologies before these back at once',
  },
  listGuardAlerts: { ...read, path: '/fraud/typologies/halts', summary: 'Typologies that were halted, and why' },
  haltTypology: { ...write, path: '/fraud/typologies/halts', summary: 'Stop one typology at once' },
  resumeTypology: {
    ...approve,
    path: '/fraud/typologies/halts/{alertId}/resume',
    summary: 'Let a halted typology go on',
  },
  getTypologies: { ...read, path: '/fraud/typologies/{versionId}', summary: 'A version of the typologies' },
  saveTypologies: {
    ...write,
    path: '/fraud/typologies/{versionId}',
    summary: 'Save a draft; refused with its faults, or when somebody else saved meanwhile',
  },
  testTypologies: {
    ...write,
    path: '/fraud/typologies/{versionId}/test',
    summary: 'Try a version on its examples and on past assessments',
  },
  submitTypologies: { ...write, path: '/fraud/typologies/{versionId}/submission', summary: 'Ask a second person' },
  decideTypologies: {
    ...approve,
    path: '/fraud/typologies/{versionId}/decision',
    summary: 'The second person’s word on typologies',
  },
} as const satisfies RoutesOf<FraudClient>;
