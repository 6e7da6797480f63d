import { type UnitStanding, getUnitStanding } from '@luhuan/shared/api/unit-reports';
import type { RedemptionId } from '@luhuan/shared/ids';
import { dateTime } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useLanguage } from '../../../text/use-text.ts';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { useRetailerText } from '../../text/use-retailer-text.ts';

const TONE = { waiting: 'wait', recorded: 'good', held: 'bad', cleared: 'good', confirmed: 'bad' } as const;

const Words = ({ standing: { standing, answer, usedInName, reason } }: { standing: UnitStanding }) => {
  const text = useRetailerText().unit;
  const language = useLanguage();
  return (
    <View ariaLive="polite">
      <View className="row">
        <Text className="quiet">{text.title}</Text>
        <StatusTag tone={TONE[standing]}>{text.standing[standing]}</StatusTag>
      </View>
      {answer?.kind === 'used' && usedInName !== null ? (
        <Text>{text.used(usedInName, dateTime(answer.at, language))}</Text>
      ) : null}
      {reason === null ? null : <Text>{text.reason(reason)}</Text>}
      {text.next[standing] === '' ? null : <Text className="quiet">{text.next[standing]}</Text>}
    </View>
  );
};

/** What the national platform makes of a sale's unit, and what the shop does about it. */
export const UnitStandingBlock = ({ redemptionId }: { redemptionId: RedemptionId }) => {
  const screen = useLoad(
    () => call(send, getUnitStanding, { params: { redemptionId } }),
    `unit standing ${redemptionId}`,
  );
  return screen.state === 'shown' ? <Words standing={screen.value} /> : null;
};
