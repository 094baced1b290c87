import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '@lendline/kernel';
import type { TrainingOrder, TrainingWord } from './order.ts';
import { trainRows } from './train-rows.ts';

assert(parentPort, 'this file is the inside of a thread');
const port = parentPort;
const say = (word: TrainingWord): void => port.postMessage(word);
say(await trainRows(workerData as TrainingOrder, (stage) => say({ stage })));
