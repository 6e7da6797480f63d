import { type ApiKey, liveSecrets } from '@luhuan/shared/api-key/api-key';
import type { Instant } from '@luhuan/shared/clock';
import { dateTime, moment } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage, useText } from '../../../text/use-text.ts';
import { type KeyStanding, hinted } from '../../key-standing.ts';
import { useStaffText } from '../../text/use-staff-text.ts';

type FactsProps = { apiKey: ApiKey; standing: KeyStanding; now: Instant };

const useNext = ({ apiKey, standing, now }: FactsProps): string => {
  const text = useStaffText().systems;
  const language = useLanguage();
  if (standing !== 'changing') return text.next[standing];
  const [old, fresh] = liveSecrets(apiKey, now);
  if (old === undefined || fresh === undefined) return text.next.working;
  return text.nextChanging(hinted(fresh), hinted(old), dateTime(old.until, language));
};

/** What a key may do, until when, with which secrets, when it was used, and what to do next. */
export const KeyFacts = (props: FactsProps) => {
  const text = useStaffText().systems;
  const { common } = useText();
  const language = useLanguage();
  const { apiKey, now } = props;
  const next = useNext(props);
  return (
    <View>
      <Text className="systems-line">{next}</Text>
      <Text className="quiet">{text.may(common.list(apiKey.scopes.map((scope) => text.scope[scope])))}</Text>
      {liveSecrets(apiKey, now).map((one) => (
        <Text key={one.number} className="quiet figure">
          {text.secret(hinted(one), moment(one.until, language))}
        </Text>
      ))}
      <Text className="quiet figure">{apiKey.lastUsedOn === null ? text.unused : text.usedOn(apiKey.lastUsedOn)}</Text>
    </View>
  );
};
