/** `12345678901` → `1234 5678 901`: what is read out and compared goes in fours. */
export const inFours = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ');

export const withoutBlanks = (text: string): string => text.replace(/\s/g, '');

/** Digits as they are typed; anything else is left alone, so that it can be seen and corrected. */
export const digitsInFours = (typed: string): string => (/^\d+$/.test(typed) ? inFours(typed) : typed);

/** For a screen reader: one character at a time. */
export const spelled = (text: string): string => text.split('').join(' ');
