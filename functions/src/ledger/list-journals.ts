import { ofOwn } from '../campaign/store.ts';
import { listJournals as readLatest } from './store.ts';

export const listJournals = ofOwn(readLatest);
