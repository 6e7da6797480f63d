import { may } from '@luhuan/shared/person/permission';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { PushButton } from '../../../ui/push-button.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { useRetailerText } from '../../text/use-retailer-text.ts';
import { QueueList } from '../../queue/queue-list.tsx';
import { QueueLink, QueueNotes } from '../../queue/queue-notes.tsx';
import { NotStaff } from '../../ui/not-staff.tsx';
import { ConfirmStep } from './confirm-step.tsx';
import { DoneStep } from './done-step.tsx';
import { EnterStep } from './enter-step.tsx';
import { ScanStep } from './scan-step.tsx';
import type { Till } from './use-till.ts';
import './till.scss';

const Step = ({ till: { staff, draft, me, listing, list, endList } }: { till: Till }) => {
  if (staff.state !== 'clerk') return <NotStaff signedOut={staff.state === 'signed-out'} />;
  if (listing) return <QueueList key={staff.token} onClose={endList} />;
  // another sign-in starts with a clean answer; what was typed is in the draft
  switch (draft.step) {
    case 'scan':
      return <ScanStep key={staff.token} draft={draft} me={me} />;
    case 'enter':
      return <EnterStep draft={draft} />;
    case 'confirm':
      return <ConfirmStep key={staff.token} draft={draft} toQueue={list} />;
    case 'done':
      return <DoneStep draft={draft} />;
  }
};

const toStaff = () => void Taro.navigateTo({ url: '/staff/pages/list/index' });
const toDevice = () => void Taro.navigateTo({ url: '/retailer/pages/device/index' });
const toRedemptions = () => void Taro.navigateTo({ url: '/retailer/pages/redemptions/index' });

export const TillView = ({ till }: { till: Till }) => {
  const text = useRetailerText();
  const { me, staff } = till;
  return (
    <Screen title={text.till.title} className="till">
      {staff.state === 'clerk' ? (
        <View className="row till-shop">
          <Text className="quiet">{me.state === 'shown' ? (me.value?.shop?.name ?? '') : ''}</Text>
          <View className="till-links">
            {till.listing ? null : <QueueLink onPush={till.list} />}
            {may(staff.person, 'listStaff') ? (
              <PushButton kind="plain" onPush={toStaff}>
                {text.toStaff}
              </PushButton>
            ) : null}
            <PushButton kind="plain" onPush={toDevice}>
              {text.toDevice}
            </PushButton>
            <PushButton kind="plain" onPush={toRedemptions}>
              {text.toRedemptions}
            </PushButton>
          </View>
        </View>
      ) : null}
      {till.draft.step === 'scan' && !till.listing ? <QueueNotes /> : null}
      <Step till={till} />
    </Screen>
  );
};
