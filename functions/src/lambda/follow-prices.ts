import { consumersOf } from './consumers.ts';
import { deps } from './deps.ts';

export const handler = consumersOf(deps)['follow-prices'];
