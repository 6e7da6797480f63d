import { previewRecall, publishRecall } from '@luhuan/shared/api/recalls';
import type { Category } from '@luhuan/shared/appliance/category';
import { RecallTerms, RecalledModels } from '@luhuan/shared/recall/recall';
import { ok } from '@luhuan/shared/result';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useOnce } from '../../../api/use-once.ts';
import { useSettled } from '../../../api/use-settled.ts';

const EMPTY = {
  category: 'fridge' as Category,
  brand: '',
  modelNumbers: '',
  gtins: '',
  serialFrom: '',
  serialTo: '',
  hazardZh: '',
  hazardEn: '',
  remedyZh: '',
  remedyEn: '',
  authority: '',
  sourceUrl: '',
};
type Entries = typeof EMPTY;

/** Several in one line, however people part them. */
const several = (entry: string): string[] =>
  entry
    .split(/[,，、;；\n]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const modelsOf = ({ category, brand, modelNumbers, gtins }: Entries) => ({
  category,
  brand,
  modelNumbers: several(modelNumbers),
  gtins: several(gtins),
});
const termsOf = (entries: Entries) => ({
  ...modelsOf(entries),
  serials:
    `${entries.serialFrom}${entries.serialTo}`.trim() === ''
      ? null
      : { from: entries.serialFrom, to: entries.serialTo },
  hazard: { 'zh-CN': entries.hazardZh, en: entries.hazardEn },
  remedy: { 'zh-CN': entries.remedyZh, en: entries.remedyEn },
  authority: entries.authority,
  sourceUrl: entries.sourceUrl.trim(),
});

/** A place in the terms, as the form names its faults. */
export type Wrong =
  | 'brand'
  | 'modelNumbers'
  | 'gtins'
  | 'serials'
  | 'hazard zh-CN'
  | 'hazard en'
  | 'remedy zh-CN'
  | 'remedy en'
  | 'authority'
  | 'sourceUrl';
const placeOf = (path: readonly PropertyKey[]): string => {
  const [field, part] = path.map(String);
  return field === 'hazard' || field === 'remedy' ? `${field} ${part}` : (field ?? '');
};

/** What of the register the models that are typed would touch, as soon as nobody types any more. */
const usePreview = (entries: Entries) => {
  const typed = useSettled(JSON.stringify(modelsOf(entries)));
  const models = RecalledModels.safeParse(JSON.parse(typed));
  return useLoad(
    async () => (models.success ? call(send, previewRecall, { body: models.data }) : ok(null)),
    `recall preview ${typed}`,
  );
};

/** A recall as it is being written, and where sending it stands. */
export const usePublishing = (onDone: () => void) => {
  const [entries, setEntries] = useState(EMPTY);
  const [pressed, setPressed] = useState(false);
  const [asking, ask] = useState(false);
  const terms = RecallTerms.safeParse(termsOf(entries));
  const wrongs = new Set(terms.error?.issues.map(({ path }) => placeOf(path)) ?? []);
  const { sent, submit, clear } = useOnce(`recall:${JSON.stringify(entries)}`, (key) =>
    terms.success
      ? call(send, publishRecall, { key, body: terms.data })
      : Promise.reject(new Error('a recall is made of right entries')),
  );
  const check = () => {
    setPressed(true);
    if (terms.success) ask(true);
  };
  const publish = async (): Promise<void> => {
    ask(false);
    if ((await submit()).state === 'done') onDone();
  };
  const edit = (part: Partial<Entries>) => {
    clear();
    setEntries({ ...entries, ...part });
  };
  return {
    entries,
    edit,
    wrong: (field: Wrong) => pressed && wrongs.has(field),
    preview: usePreview(entries),
    asking,
    ask,
    check,
    publish,
    sent,
    clear,
  };
};
export type Publishing = ReturnType<typeof usePublishing>;
