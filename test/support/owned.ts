import { addOwned, listOwned } from '@luhuan/shared/api/owned';
import { publishRecall } from '@luhuan/shared/api/recalls';
import { OwnedTerms } from '@luhuan/shared/owned/owned';
import { RecallTerms } from '@luhuan/shared/recall/recall';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { valueOf } from './caller.ts';
import { newKey } from './scenes.ts';

/** A fridge that somebody has had for years. */
export const OWNED = OwnedTerms.parse({
  category: 'fridge',
  brand: '青样',
  modelNumber: 'OLD-500',
  gtin: null,
  build: null,
  bought: '2016-05-01',
  warrantyUntil: null,
  serialNumber: 'SN-00 0150',
});

/** Some of those fridges, by their serial numbers. */
const RECALLED = RecallTerms.parse({
  category: 'fridge',
  brand: '青样',
  gtins: [],
  modelNumbers: ['OLD-500'],
  serials: { from: 'SN000100', to: 'SN000199' },
  hazard: { 'zh-CN': '压缩机可能过热起火（虚构）', en: 'The compressor may overheat (fictional)' },
  remedy: {
    'zh-CN': '请断电停用，联系厂家免费更换压缩机',
    en: 'Unplug it and ask the maker for a free new compressor',
  },
  authority: '样例产品召回机构（虚构）',
  sourceUrl: 'https://recall.example.org/2026-01',
});

export const enter = (send: Transport, change: Partial<OwnedTerms> = {}, key = newKey()) =>
  call(send, addOwned, { key, body: { ...OWNED, ...change } });
export const ownedBy = async (send: Transport) => valueOf(await call(send, listOwned, {})).items;
export const publish = (send: Transport, change: Partial<RecallTerms> = {}, key = newKey()) =>
  call(send, publishRecall, { key, body: { ...RECALLED, ...change } });
