import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import type { Category } from '@luhuan/shared/appliance/category';
import Taro from '@tarojs/taro';
import { useMemo, useState } from 'react';
import { useNow } from '../../../api/use-now.ts';
import { type Stored, useStored } from '../../../storage/stored.ts';
import { useLanguage } from '../../../text/use-text.ts';
import { useBuilderText } from '../../text/use-builder-text.ts';
import { keepInAddress } from '../../places.ts';
import { type Step, stepOf } from './steps.ts';
import { check, wordsAt, wordsIn } from './written/check.ts';
import { type WrittenDraft, changesOf } from './written/draft.ts';
import type { WrittenCategory, WrittenRules } from '../../written-rules.ts';
import { undone } from './written/undo.ts';

const MINUTE_MS = 60_000;

export type Start = {
  readonly draft: WrittenDraft;
  readonly store: Stored<WrittenDraft | null>;
  /** The campaign that is revised; `undefined` for one that has never been saved. */
  readonly managed: ManagedCampaign | undefined;
  readonly step: Step;
};

/** The rules that are being written: every change is kept on this device at once, and checked as the server would. */
export const useForm = ({ draft: initial, store, managed, step: first }: Start) => {
  const draft = useStored(store) ?? initial;
  const now = useNow(MINUTE_MS);
  const language = useLanguage();
  const { needs } = useBuilderText();
  const [step, setStep] = useState(first);
  const [left, setLeft] = useState<ReadonlySet<Step>>(new Set(managed === undefined ? [] : [first]));
  const checked = useMemo(() => check(draft.rules, now, needs, language), [draft.rules, now, needs, language]);
  const changed = useMemo(() => changesOf(draft), [draft]);
  const { rules } = draft;
  const replace = (next: WrittenDraft) => store.set(next);
  const change = (part: Partial<WrittenRules>) => replace({ ...draft, rules: { ...rules, ...part } });
  const shown = (path: string, entry: unknown) => entry !== '' || left.has(stepOf(path));
  return {
    draft,
    rules,
    managed,
    now,
    checked,
    changed,
    step,
    goTo: (next: Step) => {
      setLeft(new Set([...left, step]));
      setStep(next);
      keepInAddress('step', next);
      void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
    },
    replace,
    change,
    changeCategory: (category: Category, part: Partial<WrittenCategory>) =>
      change({
        categories: rules.categories.map((rule) => (rule.category === category ? { ...rule, ...part } : rule)),
      }),
    /** What is wrong at a field; an empty one is not told before its step was left. */
    wrong: (path: string, entry?: unknown) => (shown(path, entry) ? wordsAt(checked.faults, path) : undefined),
    wrongIn: (path: string, entry?: unknown) => (shown(path, entry) ? wordsIn(checked.faults, path) : undefined),
    undo: (path: string) => replace({ ...draft, rules: undone(draft.template, rules, path) }),
  };
};
export type Form = ReturnType<typeof useForm>;
export type FormProps = { form: Form };
