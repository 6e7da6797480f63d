/** A broken invariant: its id in the list of what must always hold, and what is wrong where. */
export type Violation = {
  readonly id:
    | 'R1'
    | 'Q1'
    | 'P1'
    | 'P2'
    | 'P3'
    | 'S1'
    | 'S2'
    | 'L1'
    | 'L2'
    | 'L3'
    | 'L4'
    | 'M1'
    | 'I1'
    | 'J1'
    | 'O1'
    | 'F1'
    | 'W1'
    | 'A1'
    | 'N1'
    | 'N2'
    | 'N3'
    | 'D1'
    | 'E1'
    | 'G1'
    | 'G2'
    | 'T1'
    | 'V1'
    | 'X1'
    | 'X2'
    | 'H1'
    | 'K1'
    | 'U1'
    | 'Y1';
  readonly what: string;
};

export const violated = (id: Violation['id'], broken: boolean, what: string): Violation[] =>
  broken ? [{ id, what }] : [];

export const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
