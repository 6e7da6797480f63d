import { ofOwn, listSteps as readSteps } from '../campaign/store.ts';
import { listAdjustments as readAdjustments } from './store.ts';

export const listAdjustments = ofOwn(readAdjustments);
export const listSteps = ofOwn(readSteps);
