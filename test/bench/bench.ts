import { claims } from './claims/claims.ts';
import { decisions } from './decisions.ts';
import { lists } from './lists.ts';
import { redeem } from './redeem/redeem.ts';

/** What is measured, by the name it is asked for. Numbers for people to read, never a test. */
const BENCHES: Readonly<Record<string, () => void | Promise<void>>> = { claims, decisions, lists, redeem };

const asked = process.argv[2] ?? '';
const bench = BENCHES[asked];
if (bench === undefined) {
  console.error(`What shall be measured? npm run bench -- ${Object.keys(BENCHES).join(' | ')}`);
  process.exitCode = 1;
} else await bench();
