import { revokePower } from '@luhuan/shared/api/powers';
import type { Power } from '@luhuan/shared/power/power';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useOnce } from '../../../api/use-once.ts';
import { acting, endActing } from '../../../storage/acting.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Refused, Unknown } from '../../../ui/standing.tsx';

type EndPowerProps = {
  power: Power;
  words: { readonly button: string; readonly label: string; readonly title: string; readonly text: string };
  onEnded: () => void;
};

/** Ends a power after one more question; by whom is the same on both sides. */
export const EndPower = ({ power, words, onEnded }: EndPowerProps) => {
  const { principal, delegate, offerId } = power;
  const [asking, setAsking] = useState(false);
  const { sent, submit } = useOnce(`revoke:${offerId}`, (key) =>
    call(send, revokePower, { key, params: { principal, delegate }, body: {} }),
  );
  const end = async () => {
    setAsking(false);
    if ((await submit()).state !== 'done') return;
    if (acting.get()?.principal === principal) endActing();
    onEnded();
  };
  // ended by the other one meanwhile, for instance: the list knows
  if (sent.state === 'refused') return <Refused problem={sent.problem} reader="shopper" onEdit={onEnded} />;
  if (sent.state === 'unknown') return <Unknown askAgain={() => void end()} />;
  return (
    <View>
      <PushButton kind="danger" label={words.label} disabled={sent.state === 'sending'} onPush={() => setAsking(true)}>
        {words.button}
      </PushButton>
      <Confirm
        visible={asking}
        title={words.title}
        text={words.text}
        yes={words.button}
        onYes={() => void end()}
        onNo={() => setAsking(false)}
      />
    </View>
  );
};
