/** `11112` → `11,112`. */
export const count = (whole: number): string => String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
