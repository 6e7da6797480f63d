import { Text, View } from '@tarojs/components';
import { useNow } from '../api/use-now.ts';
import { session } from '../api/session.ts';
import { acting, endActing, isActing } from '../storage/acting.ts';
import { useStored } from '../storage/stored.ts';
import { useText } from '../text/use-text.ts';
import { PushButton } from './push-button.tsx';
import './acting-banner.scss';

const MINUTE_MS = 60_000;

const useBegun = () => {
  const one = useStored(acting);
  const personId = useStored(session)?.person.personId;
  const now = useNow(MINUTE_MS);
  return { mine: one !== null && one.delegate === personId ? one : null, on: isActing(one, personId, now) };
};

/** For whom the person acts; `null`: for themselves. */
export const useActing = () => {
  const { mine, on } = useBegun();
  return on ? mine : null;
};

/** Whether one acts with a power that does not reach claims: what there is is then shown as to nobody in particular. */
export const useClaimBarred = (): boolean => {
  const one = useActing();
  return one !== null && !one.scopes.includes('claim');
};

/** Names a write apart from the same one for oneself or for somebody else. */
export const subjectFor = (one: ReturnType<typeof useActing>, subject: string): string =>
  one === null ? subject : `${one.principal}:${subject}`;

/** Says on every screen where it counts for whom one acts, and that it is over when it is. */
export const ActingBanner = () => {
  const text = useText().acting;
  const { mine, on } = useBegun();
  const barred = useClaimBarred();
  if (mine === null) return null;
  return (
    <View className={`acting-banner ${on ? '' : 'acting-banner-over'}`} ariaRole="status" ariaLive="polite">
      <Text className="acting-banner-words">{on ? text.now(mine.name) : text.over(mine.name)}</Text>
      <PushButton kind="secondary" onPush={endActing}>
        {on ? text.end : text.understood}
      </PushButton>
      {barred ? <Text className="quiet acting-banner-barred">{text.claimBarred}</Text> : null}
    </View>
  );
};
