import type { EvidenceKind } from '../campaign/rule.ts';
import type { Language } from './language.ts';

/** What a shop hands in with a redemption. */
export const EVIDENCE_NAME: Readonly<Record<Language, Readonly<Record<EvidenceKind, string>>>> = {
  'zh-CN': {
    invoice: '发票',
    'serial-photo': '序列号照片',
    'label-photo': '能效标识照片',
    activation: '激活凭证',
    delivery: '送货签收',
    installation: '安装凭证',
    'old-item-receipt': '旧机回收凭证',
    'signed-confirmation': '顾客签字确认',
  },
  en: {
    invoice: 'Invoice',
    'serial-photo': 'Photo of the serial number',
    'label-photo': 'Photo of the energy label',
    activation: 'Proof of activation',
    delivery: 'Proof of delivery',
    installation: 'Proof of installation',
    'old-item-receipt': 'Receipt for the old appliance',
    'signed-confirmation': 'Signed by the customer',
  },
};
