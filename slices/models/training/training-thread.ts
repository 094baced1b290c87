import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '@lendline/kernel';
import type { TrainingOrder } from './order.ts';
import { trainRows } from './train-rows.ts';

assert(parentPort, 'this file is the inside of a thread');
parentPort.postMessage(await trainRows(workerData as TrainingOrder));
