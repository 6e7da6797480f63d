import { View } from '@tarojs/components';
import { useState } from 'react';
import { PlaceAsked, PlaceDenied } from '../../../claim/place-asked.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Refused, Unknown } from '../../../ui/standing.tsx';
import { Troubled } from '../../../ui/troubled.tsx';
import { useTurnText } from '../../text/use-turn-text.ts';
import { type Action, useAct } from './use-act.ts';

type ActProps = {
  action: Action;
  kind?: 'primary' | 'secondary';
  label: string;
  /** Asked before what cannot be taken back. */
  sure?: { readonly title: string; readonly text: string; readonly yes: string };
  onDone: () => void;
};

/** A button for one thing to do, with a face for each of its answers. */
export const Act = ({ action, kind = 'primary', label, sure, onDone }: ActProps) => {
  const text = useTurnText();
  const [asking, setAsking] = useState(false);
  const { sent, place, clear, go, again } = useAct(action, onDone);
  if (sent.state === 'refused') return <Refused problem={sent.problem} reader="shopper" onEdit={clear} />;
  if (sent.state === 'unknown') return <Unknown askAgain={again} />;
  if (place.state === 'denied') return <PlaceDenied again={go} />;
  if (place.state === 'refused' || place.state === 'unreachable') return <Troubled trouble={place} again={go} />;
  const busy = place.state === 'asking' || sent.state === 'sending';
  return (
    <View className="turn-act" ariaLive="polite">
      {action.placed ? <PlaceAsked /> : null}
      <PushButton kind={kind} disabled={busy} onPush={() => (sure === undefined ? go() : setAsking(true))}>
        {busy ? text.sending : label}
      </PushButton>
      {sure === undefined ? null : (
        <Confirm
          {...sure}
          visible={asking}
          onYes={() => {
            setAsking(false);
            go();
          }}
          onNo={() => setAsking(false)}
        />
      )}
    </View>
  );
};
