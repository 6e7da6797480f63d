import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import type { Instant } from '@luhuan/shared/clock';
import { RecallId } from '@luhuan/shared/ids';
import { Recall } from '@luhuan/shared/recall/recall';
import { RegionCode } from '@luhuan/shared/region';
import { type Table, commit } from '../platform/table.ts';
import { countOne, putRecall } from '../recall/store.ts';

const RECALL_ID = RecallId.parse(`rcl_${'0'.repeat(25)}1`);

/** A recall that nobody ever published, of the last fridge of the demonstration; done again, it changes nothing. */
export const publishFirstRecall = async (
  table: Table,
  models: readonly ApplianceModel[],
  now: Instant,
): Promise<void> => {
  const model = models.findLast(({ category }) => category === 'fridge');
  if (model === undefined) return;
  const { category, brand, gtin, modelNumber } = model;
  const recall = Recall.parse({
    recallId: RECALL_ID,
    regionCode: RegionCode.parse('440300'),
    terms: {
      category,
      brand,
      gtins: [gtin],
      modelNumbers: [modelNumber],
      serials: { from: 'SN20260001', to: 'SN20260500' },
      hazard: {
        'zh-CN': '虚构示例：压缩机接线可能松动，长时间运行会过热。',
        en: 'Fictional example: a wire of the compressor may come loose and overheat.',
      },
      remedy: {
        'zh-CN': '虚构示例：请先断电停用，联系厂家，免费上门更换接线组件。',
        en: 'Fictional example: unplug it and ask the maker, who replaces the wiring at your home for nothing.',
      },
      authority: '样例召回机构（虚构）',
      sourceUrl: 'https://recall.example.org/2026-01',
    },
    publishedAt: now,
    withdrawn: null,
  });
  await commit(table, { recall: putRecall(table, recall), count: countOne(table) });
};
