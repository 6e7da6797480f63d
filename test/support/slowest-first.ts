import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, and longest first: begun last, one of them would keep one worker busy while the other waits. */
const SLOW = [
  'simulation/claims',
  'simulation/more-claims',
  'browser/claim-states',
  'browser/three-people',
  'start/start',
  'browser/privacy',
  'browser/phone-lets-in',
  'browser/builder',
  'weapp/government',
  'start/kill-in-a-rush',
  'browser/turn-states',
  'start/kill',
  'vault/erase',
  'roles/reach',
  'impact/impact-report',
  'identity/verify-identity',
  'races/double-redemption',
  'receipts/ten-thousand',
  'rotation/under-load',
  'rotation/interleavings',
  'faults/single-fault',
  'power/disavow-faults',
  'races/first-sign-in',
  'faults/expiry',
].map((name) => `/test/${name}.test.ts`);

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = SLOW.findIndex((file) => moduleId.endsWith(file));
  return place === -1 ? SLOW.length : place;
};
const isolates = ({ project }: TestSpecification): number => (project.config.isolate ? 0 : 1);

/** Slow files first; those that share their modules after the others, because a process that is asked for another kind of file ends. */
export default class SlowestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files.toSorted((a, b) => isolates(a) - isolates(b) || placeOf(a) - placeOf(b)));
  }
}
