import { yuan } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useLanguage } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { period } from '../../period.ts';
import { useGovernmentText } from '../../text/use-government-text.ts';
import { Written } from '../../../ui/written.tsx';
import type { PlanForm } from './use-plan.ts';
import { type Correction, useCorrections } from './use-wrong.ts';

/** Leads to an entry: the cursor on the web, the section in the mini-program. */
const showEntry = ({ entry, section }: Correction): void => {
  if (process.env['TARO_ENV'] === 'h5')
    document.querySelector<HTMLElement>(`.taro_page_show [name="${entry}"] input`)?.focus();
  else void Taro.pageScrollTo({ selector: `#${section}` });
};

const Fact = ({ name, value }: { name: string; value: string }) => (
  <View className="open-fact" ariaRole="listitem">
    <Text className="quiet">{name}</Text>
    <Text className="figure">{value}</Text>
  </View>
);

const Corrections = ({ corrections }: { corrections: readonly Correction[] }) => {
  const text = useGovernmentText();
  return (
    <View className="open-corrections" ariaRole="alert">
      <Text className="open-corrections-title">{text.open.fix(corrections.length)}</Text>
      {corrections.map((correction) => (
        <PushButton key={correction.words} kind="bare" className="open-correction" onPush={() => showEntry(correction)}>
          <Text>{correction.words}</Text>
        </PushButton>
      ))}
    </View>
  );
};

/** What will be saved, what still has to be corrected, and the button. */
export const Summary = ({ form }: { form: PlanForm }) => {
  const text = useGovernmentText();
  const language = useLanguage();
  const { entries, checked, tried, sent, save, clear } = form;
  const corrections = useCorrections(checked);
  const busy = sent.state === 'sending' || sent.state === 'done';
  const categories = checked.lines.filter(({ included }) => included).length;
  return (
    <View className="block">
      <Text className="block-title">{text.open.summary}</Text>
      <View ariaRole="list">
        <Fact name={text.open.region} value={entries.regionName} />
        <Fact
          name={text.open.window}
          value={checked.window === undefined ? text.open.notYet : period(checked.window, language)}
        />
        <Fact name={text.open.categories} value={text.open.categoryCount(categories)} />
        <Fact
          name={text.open.voucherCount}
          value={checked.vouchers === 0 ? text.open.notYet : text.open.about(checked.vouchers)}
        />
        <Fact name={text.open.total} value={yuan(checked.totalFen)} />
      </View>
      {tried && corrections.length > 0 ? <Corrections corrections={corrections} /> : null}
      <Written reader="officer" sent={sent} askAgain={save} onEdit={clear} />
      {sent.state === 'unknown' ? null : (
        <View className="open-save">
          <PushButton disabled={busy} onPush={save}>
            {busy ? text.open.saving : text.open.save}
          </PushButton>
          <Text className="quiet">{text.open.saveNote}</Text>
        </View>
      )}
    </View>
  );
};
