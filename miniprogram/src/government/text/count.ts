/** `11112` → `11,112`. */
export const count = (whole: number): string => String(whole).replace(/\B(?=(\d{3})+$)/g, ',');

/** English: `1 voucher`, `2,000 vouchers`. */
export const plural = (number: number, noun: string): string => `${count(number)} ${noun}${number === 1 ? '' : 's'}`;
