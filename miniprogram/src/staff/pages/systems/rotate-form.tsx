import type { ApiKey, liveSecrets } from '@luhuan/shared/api-key/api-key';
import { OVERLAP_HOURS } from '@luhuan/shared/api-key/api-key';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { AskedOutcome } from '../../../ui/asked-parts.tsx';
import { Chips } from '../../../ui/chips.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { hinted } from '../../key-standing.ts';
import { useStaffText } from '../../text/use-staff-text.ts';
import type { useRotation } from './use-systems.ts';

const HOURS = [OVERLAP_HOURS.usual, 72, OVERLAP_HOURS.most, OVERLAP_HOURS.least];

type RotateFormProps = {
  apiKey: ApiKey;
  secrets: ReturnType<typeof liveSecrets>;
  rotation: ReturnType<typeof useRotation>;
};

/** Which secret goes on beside the new one, and for how long. Of two nobody guesses which one the system uses. */
export const RotateForm = ({ apiKey, secrets, rotation }: RotateFormProps) => {
  const text = useStaffText().systems.rotate;
  const only = secrets.length === 1 ? secrets[0]?.number : undefined;
  const [chosen, choose] = useState<number | null>(null);
  const [overlapHours, setHours] = useState<number>(OVERLAP_HOURS.usual);
  const inUse = only ?? secrets.find(({ number }) => number === chosen)?.number;
  const one = inUse === undefined ? undefined : { key: apiKey, inUse, overlapHours };
  const sending = rotation.sent.state === 'sending';
  return (
    <View className="systems-rotate">
      {only === undefined ? (
        <View>
          <Text className="systems-label">{text.inUse}</Text>
          <Chips
            label={text.inUse}
            options={secrets.map((secret) => ({ value: secret.number, name: hinted(secret) }))}
            chosen={inUse ?? null}
            choose={choose}
          />
        </View>
      ) : null}
      <Text className="systems-label">{text.overlap}</Text>
      <Chips
        label={text.overlap}
        options={HOURS.map((value) => ({ value, name: text.hours(value) }))}
        chosen={overlapHours}
        choose={setHours}
      />
      {one === undefined ? null : <AskedOutcome asked={rotation} one={one} />}
      <PushButton
        kind="secondary"
        label={text.sendLabel(apiKey.name)}
        disabled={one === undefined || sending}
        onPush={() => {
          if (one !== undefined) rotation.ask(one);
        }}
      >
        {sending ? text.sending : text.send}
      </PushButton>
    </View>
  );
};
