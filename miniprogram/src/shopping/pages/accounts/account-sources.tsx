import type { Sourced } from '@luhuan/shared/three-accounts/sourced';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useLanguage } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { useAccountsText } from '../../text/use-accounts-text.ts';

const Source = ({ constant }: { constant: Sourced }) => {
  const text = useAccountsText();
  const language = useLanguage();
  const { confidence, unit } = constant;
  const from =
    constant.confidence === 'assumption'
      ? constant.why[language]
      : [constant.source.number, constant.source.title, constant.source.year]
          .filter((part) => part !== null)
          .join(' · ');
  const figures =
    unit === '0.01%'
      ? constant.values.map((value) => `${value / 100}%`).join(' / ')
      : `${constant.values.join(' / ')} ${text.unitOf[unit]}`;
  return (
    <View className="accounts-source" ariaRole="listitem">
      <Text className="accounts-line">{constant.name[language]}</Text>
      <Text className="accounts-line figure">{figures}</Text>
      <StatusTag tone={confidence === 'assumption' ? 'money' : 'wait'}>{text.confidence[confidence]}</StatusTag>
      <Text className="quiet">{from}</Text>
    </View>
  );
};

/** What the results stand on; how much of it is only assumed is said before anything is opened. */
export const AccountSources = ({ sources }: { sources: readonly Sourced[] }) => {
  const text = useAccountsText();
  const [open, setOpen] = useState(false);
  if (sources.length === 0) return null;
  const assumed = sources.filter(({ confidence }) => confidence === 'assumption').length;
  return (
    <View className="block">
      <Text className="block-title">{text.sources}</Text>
      {assumed === 0 ? null : <Text className="accounts-line">{text.assumed(assumed)}</Text>}
      {open ? (
        <View ariaRole="list">
          {sources.map((constant) => (
            <Source key={constant.id} constant={constant} />
          ))}
        </View>
      ) : null}
      <View className="accounts-action">
        <PushButton kind="secondary" expanded={open} onPush={() => setOpen(!open)}>
          {open ? text.sourcesHide : text.sourcesShow}
        </PushButton>
      </View>
    </View>
  );
};
