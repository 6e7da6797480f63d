import { expect } from 'vitest';
import type { call } from '../../miniprogram/src/api/call.ts';
import { refusalCode } from './caller.ts';
import { type Fault, spoilNth } from './faults.ts';
import type { TestHouse } from './house.ts';

/** A path of a write, set up and ready: `send` may be called again and must then give the answer of the first time. */
export type Path = { readonly name: string; readonly ready: () => Promise<() => ReturnType<typeof call>> };

const ANSWERS_UNDER_FAULT = ['none', 'Busy', 'OutcomeUnknown', 'Internal'];

/** Spoils the n-th request of a path once, for every n, and then asks again as a client would. */
export const sweep = async (house: TestHouse, { ready }: Path, fault: Fault): Promise<number> => {
  let spoiled = 0;
  for (let target = 1; ; target++) {
    const send = await ready();
    const spoilt = await spoilNth(house.faults, { nth: target, fault }, send);
    if (spoilt === undefined) return spoiled;
    const { result: first } = spoilt;
    spoiled++;
    expect(ANSWERS_UNDER_FAULT).toContain(refusalCode(first));
    const again = await send();
    expect(refusalCode(again)).toBe('none');
    if (first.ok) expect(again).toEqual(first);
  }
};
