import { claims } from './claims.ts';

const MODELS: Readonly<Record<string, () => void>> = { claims };

const asked = process.argv[2] ?? '';
const model = MODELS[asked];
if (model === undefined) {
  console.error(`What shall be played? npm run model -- ${Object.keys(MODELS).join(' | ')}`);
  process.exitCode = 1;
} else model();
