import { type ApiKey, liveSecrets } from '@luhuan/shared/api-key/api-key';
import { plusSeconds } from '@luhuan/shared/clock';
import { moment } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useLanguage, useText } from '../../../text/use-text.ts';
import { AskButton, AskedOutcome } from '../../../ui/asked-parts.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { hinted, isLive, keyStandingAt } from '../../key-standing.ts';
import { useStaffText } from '../../text/use-staff-text.ts';
import { KeyFacts } from './key-facts.tsx';
import { RotateForm } from './rotate-form.tsx';
import { type Systems, useRevocation, useRotation } from './use-systems.ts';

const TONE = { unused: 'wait', working: 'good', changing: 'wait', ending: 'bad', over: 'bad', revoked: 'bad' } as const;

type Rotating = ReturnType<typeof useRotation>;
type Revoking = ReturnType<typeof useRevocation>;
type RowProps = { page: Systems; apiKey: ApiKey; rotation: Rotating; revocation: Revoking };

const Steps = ({ page, apiKey, rotation, revocation }: RowProps) => {
  const text = useStaffText().systems;
  const [rotating, setRotating] = useState(false);
  const { name } = apiKey;
  return (
    <View>
      <View className="systems-links">
        <PushButton
          kind="plain"
          label={text.rotate.openLabel(name)}
          expanded={rotating}
          onPush={() => setRotating(!rotating)}
        >
          {text.rotate.open}
        </PushButton>
        <AskButton
          asked={revocation}
          one={apiKey}
          label={text.revoke.openLabel(name)}
          words={text.revoke.open}
          sendingWords={text.revoke.sending}
        />
      </View>
      {rotating && apiKey.state === 'active' ? (
        <RotateForm secrets={liveSecrets(apiKey, page.now)} apiKey={apiKey} rotation={rotation} />
      ) : null}
      <AskedOutcome asked={revocation} one={apiKey} />
    </View>
  );
};

/** One key: how it stands, what to do next, and what its manager can do about it. */
const KeyRow = (props: RowProps) => {
  const text = useStaffText().systems;
  const { page, apiKey } = props;
  const standing = keyStandingAt(apiKey, page.now);
  return (
    <View className="systems-row" ariaRole="listitem">
      <View className="row">
        <Text className="systems-name">{apiKey.name}</Text>
        <StatusTag tone={TONE[standing]}>{text.state[standing]}</StatusTag>
      </View>
      <KeyFacts apiKey={apiKey} standing={standing} now={page.now} />
      {page.manages && isLive(standing) ? <Steps {...props} /> : null}
    </View>
  );
};

const RotateQuestion = ({ page, rotation }: { page: Systems; rotation: Rotating }) => {
  const text = useStaffText().systems.rotate;
  const language = useLanguage();
  const { target, asking, take, forget } = rotation;
  if (target === undefined || target.key.state !== 'active') return null;
  const { key, inUse, overlapHours } = target;
  const live = liveSecrets(target.key, page.now);
  const used = live
    .filter(({ number }) => number === inUse)
    .map(hinted)
    .join('');
  const others = live.filter(({ number }) => number !== inUse).map((one) => text.other(hinted(one)));
  const until = moment(plusSeconds(page.now, overlapHours * 3_600), language);
  const kept = overlapHours === 0 ? text.askAtOnce(used) : text.askOverlap(used, until);
  return (
    <Confirm
      visible={asking}
      title={text.ask(key.name)}
      text={[kept, ...others].join(language === 'en' ? ' ' : '')}
      yes={text.send}
      onYes={take}
      onNo={forget}
    />
  );
};

const RevokeQuestion = ({ revocation: { target, asking, take, forget } }: { revocation: Revoking }) => {
  const { revoke: text, scope } = useStaffText().systems;
  const { common } = useText();
  if (target === undefined) return null;
  return (
    <Confirm
      visible={asking}
      title={text.ask(target.name)}
      text={text.askText(common.list(target.scopes.map((one) => scope[one])))}
      yes={text.yes}
      onYes={take}
      onNo={forget}
    />
  );
};

type KeyListProps = { title: string; page: Systems; keys: readonly ApiKey[]; reload: () => void };

/** Keys with what can be done about each. */
export const KeyList = ({ title, page, keys, reload }: KeyListProps) => {
  const rotation = useRotation(page.show, reload);
  const revocation = useRevocation(reload);
  return (
    <View className="block">
      <Text className="block-title">{title}</Text>
      <View ariaRole="list" ariaLabel={title}>
        {keys.map((key) => (
          <KeyRow
            key={`${key.keyId}:${key.changes.length}`}
            page={page}
            apiKey={key}
            rotation={rotation}
            revocation={revocation}
          />
        ))}
      </View>
      <RotateQuestion page={page} rotation={rotation} />
      <RevokeQuestion revocation={revocation} />
    </View>
  );
};
