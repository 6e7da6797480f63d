import { listOwned } from '@luhuan/shared/api/owned';
import { ok } from '@luhuan/shared/result';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { call } from '../../api/call.ts';
import { session } from '../../api/session.ts';
import { send } from '../../api/transport.ts';
import { useLoad } from '../../api/use-load.ts';
import { useStored } from '../../storage/stored.ts';
import { useText } from '../../text/use-text.ts';
import { PushButton } from '../../ui/push-button.tsx';
import '../../ui/recall-notice.scss';

/** Tells a shopper that something they own is recalled; nothing while it is not known, or when nothing is. */
export const RecalledMine = () => {
  const text = useText().recall;
  const isShopper = useStored(session)?.person.roles.includes('shopper') ?? false;
  const mine = useLoad(async () => (isShopper ? call(send, listOwned, {}) : ok({ items: [] })), `owned ${isShopper}`);
  const recalled = mine.state === 'shown' ? mine.value.items.filter(({ alerts }) => alerts.length > 0) : [];
  const surely = recalled.filter(({ alerts }) => alerts.some(({ match }) => match === 'certainly'));
  const sure = surely.length > 0;
  if (recalled.length === 0) return null;
  return (
    <View className={`recall-notice ${sure ? 'recall-notice-sure' : ''}`} ariaLive="polite">
      <Text className="recall-notice-title">{`⚠ ${text.mine((sure ? surely : recalled).length, sure)}`}</Text>
      <Text className="recall-notice-line">{text.mineText}</Text>
      <PushButton kind="danger" onPush={() => void Taro.navigateTo({ url: '/shopping/pages/owned/index' })}>
        {text.toMine}
      </PushButton>
    </View>
  );
};
