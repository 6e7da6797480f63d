import type { EvidenceKind } from '../campaign/rule.ts';
import { EVIDENCE_NAME } from '../text/evidence-name.ts';
import { counter } from './policy.ts';
import type { RefusalTexts } from './words.ts';

type EvidenceTexts = Pick<RefusalTexts, 'EvidenceMissing' | 'EvidenceNotAsked' | 'EvidenceUnknown' | 'EvidenceReused'>;

/** The first by its name, the others by their number: the screen shows each of them. */
const zh = ([first, ...more]: readonly EvidenceKind[]): string =>
  `${first === undefined ? '' : EVIDENCE_NAME['zh-CN'][first]}${more.length === 0 ? '' : `等 ${more.length + 1} 项`}`;
const en = ([first, ...more]: readonly EvidenceKind[]): string =>
  `${first === undefined ? '' : EVIDENCE_NAME.en[first]}${more.length === 0 ? '' : ` and ${more.length} more`}`;

/** Words of evidence at the till. */
export const evidenceZhCN: EvidenceTexts = {
  EvidenceMissing: ({ kinds }) =>
    counter(
      '还差材料',
      ['店员还要拍几张照片，请稍等，您的券没有动。', 'none'],
      [`请补拍：${zh(kinds)}。`, 'edit-entry'],
    ),
  EvidenceNotAsked: ({ kinds }) =>
    counter(
      '这项材料不用交',
      ['请店员刷新后再看，您的券没有动。', 'none'],
      [`请刷新，不用再交：${zh(kinds)}。`, 'reload'],
    ),
  EvidenceUnknown: ({ kind }) =>
    counter(
      '照片已经过期',
      ['店员要重拍一张照片，请稍等。', 'none'],
      [`请重新拍${EVIDENCE_NAME['zh-CN'][kind]}。`, 'edit-entry'],
    ),
  EvidenceReused: () =>
    counter(
      '照片已经用过',
      ['店员要对着这台新机重拍，请稍等。', 'none'],
      ['这张照片在别的核销里用过。请对着这台商品现场重拍。', 'edit-entry'],
    ),
};

export const evidenceEn: EvidenceTexts = {
  EvidenceMissing: ({ kinds }) =>
    counter(
      'Evidence is missing',
      ['The clerk still has to take photos; your voucher is as it was.', 'none'],
      [`Please take: ${en(kinds)}.`, 'edit-entry'],
    ),
  EvidenceNotAsked: ({ kinds }) =>
    counter(
      'This evidence is not asked for',
      ['Please have the clerk reload; your voucher is as it was.', 'none'],
      [`Please reload. Not asked for: ${en(kinds)}.`, 'reload'],
    ),
  EvidenceUnknown: ({ kind }) =>
    counter(
      'The photo is not there any more',
      ['The clerk has to take a photo again.', 'none'],
      [`Please take it again: ${EVIDENCE_NAME.en[kind]}.`, 'edit-entry'],
    ),
  EvidenceReused: () =>
    counter(
      'The photo was used before',
      ['The clerk has to take a photo of your own appliance.', 'none'],
      ['This photo belongs to another redemption. Please take one of this very unit, here and now.', 'edit-entry'],
    ),
};
