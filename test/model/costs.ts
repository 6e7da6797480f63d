import { UNIT_BYTES } from './limits.ts';

/** What our own rows cost; `costs.test.ts` holds it against what the engine bills. */
export const PUT_UNITS = 1;
/** Bytes of a pool's counter, and of each open lease in it. */
const COUNTER_BYTES = 290;
const LEASE_BYTES = 138;
/** Units of the rows that follow a claim by way of the stream (number, deadline, receipt), and of the receipt's signing. */
export const FOLLOWING_UNITS = 7;

/** Units of one change of a counter with so many open leases. */
export const counterUnits = (leases: number): number => Math.ceil((COUNTER_BYTES + leases * LEASE_BYTES) / UNIT_BYTES);
