import type { imeiZhCN } from './imei-zh-cn.ts';

export const imeiEn: typeof imeiZhCN = {
  label: (place, has) => (has === 1 ? 'IMEI' : `IMEI ${place}`),
  after: (place, has) => (has === 1 ? 'IMEI after the exchange' : `IMEI ${place} after the exchange`),
  hint: 'Dial *#06# to see it: 15 digits',
  short: (count) => `${count} of 15 digits`,
  twice: 'Both IMEIs are the same. Check the second one.',
  faults: {
    'not-digits': 'An IMEI has digits only',
    imeisv: 'This is the IMEISV of 16 digits. Enter the IMEI of 15.',
    'too-long': 'More than 15 digits',
    blank: 'All zeros is no IMEI. See the number on the box.',
    misread: 'One digit is wrong, or two are swapped. Compare digit by digit.',
  },
};
