import { base64 } from '@scure/base';
import { asciiBytes } from '@luhuan/shared/bytes';
import { Picture } from './picture.tsx';
import './drawing.scss';

// a picture file of its own: it cannot read the tokens of the page it is shown on
const LINE = '#0b6e4f';
const SOFT = '#e3f1ea';
const STROKE = `fill="none" stroke="${LINE}" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"`;

/** Line drawings of our own, on a 120 × 120 sheet. */
const SHEETS = {
  empty: `<rect x="26" y="40" width="68" height="44" rx="6" fill="${SOFT}"/><path d="M26 58h10a6 6 0 0 1 0 12H26M94 58H84a6 6 0 0 0 0 12h10"/><rect x="26" y="40" width="68" height="44" rx="6"/><path d="M48 40v44" stroke-dasharray="4 5"/>`,
  offline: `<path d="M28 62a46 46 0 0 1 64 0M40 74a29 29 0 0 1 40 0"/><circle cx="60" cy="88" r="4" fill="${LINE}"/><path d="M34 34l52 56"/>`,
  refused: `<circle cx="60" cy="60" r="34" fill="${SOFT}"/><circle cx="60" cy="60" r="34"/><path d="M60 42v22"/><circle cx="60" cy="76" r="3" fill="${LINE}"/>`,
  unknown: `<circle cx="60" cy="60" r="34" fill="${SOFT}"/><circle cx="60" cy="60" r="34"/><path d="M60 40v20l14 9"/>`,
  done: `<circle cx="60" cy="60" r="34" fill="${SOFT}"/><circle cx="60" cy="60" r="34"/><path d="M44 61l12 12 22-26"/>`,
} as const;
export type Sheet = keyof typeof SHEETS;

const svgOf = (lines: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="120" viewBox="0 0 120 120" ${STROKE}>${lines}</svg>`;

// base64, because WeChat's image element does not take plain SVG
/** Lines on a 120 × 120 sheet as the address of a picture. */
export const drawn = (lines: string): string => `data:image/svg+xml;base64,${base64.encode(asciiBytes(svgOf(lines)))}`;

/** A picture beside words that say the same: hidden from screen readers. */
export const Drawing = ({ sheet }: { sheet: Sheet }) => (
  <Picture className="drawing" src={drawn(SHEETS[sheet])} label={null} />
);
