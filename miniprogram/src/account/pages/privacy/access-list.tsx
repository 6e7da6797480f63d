import type { Privacy } from '@luhuan/shared/api/privacy';
import { dateTime } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useLanguage, useText } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { usePrivacyText } from '../../text/use-privacy-text.ts';

const FIRST = 5;

/** Who read what, latest first: five of them, and all on demand. */
export const AccessList = ({ access }: Pick<Privacy, 'access'>) => {
  const { access: text, kept } = usePrivacyText();
  const common = useText();
  const language = useLanguage();
  const [all, setAll] = useState(false);
  if (access.length === 0) return <Text className="quiet">{text.none}</Text>;
  return (
    <View>
      {(all ? access : access.slice(0, FIRST)).map(({ at, by, purpose, kinds }, index) => (
        <View key={`${at} ${index}`} className="privacy-row">
          <Text className="privacy-name">
            {text.by(by === 'self' ? text.self : common.me.roles[by], text.purpose[purpose])}
          </Text>
          <Text className="quiet">
            {`${dateTime(at, language)} · ${common.common.list(kinds.map((kind) => kept.kind[kind]))}`}
          </Text>
        </View>
      ))}
      {all || access.length <= FIRST ? null : (
        <PushButton kind="plain" onPush={() => setAll(true)}>
          {text.all(access.length)}
        </PushButton>
      )}
    </View>
  );
};
