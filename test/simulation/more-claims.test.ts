import { halfOf } from './half.ts';

halfOf(20_261_123);
