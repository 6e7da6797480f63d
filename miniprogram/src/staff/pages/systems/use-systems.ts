import type { ApiKey } from '@luhuan/shared/api-key/api-key';
import * as api from '@luhuan/shared/api/api-keys';
import { may } from '@luhuan/shared/person/permission';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { session } from '../../../api/session.ts';
import { send } from '../../../api/transport.ts';
import { useAsked } from '../../../api/use-asked.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useNow } from '../../../api/use-now.ts';
import { useStored } from '../../../storage/stored.ts';

const MINUTE_MS = 60_000;

/** A secret that was just made. Only the screen has it; `before` is the one that it follows. */
export type Fresh = api.ShownKey & { readonly before: { readonly hint: string } | null };

export type Rotation = { readonly key: ApiKey; readonly inUse: number; readonly overlapHours: number };

/** Another secret for a key, asked once more. */
export const useRotation = (show: (fresh: Fresh) => void, reload: () => void) =>
  useAsked<Rotation, api.ShownKey>(
    ({ key: { keyId }, inUse, overlapHours }) => `key-rotate:${keyId}:${inUse}:${overlapHours}`,
    async ({ key: { keyId, ...key }, inUse, overlapHours }, once) => {
      const rotated = await call(send, api.rotateApiKey, {
        key: once,
        params: { keyId },
        body: { inUse, overlapHours },
      });
      const secrets = key.state === 'active' ? key.secrets : [];
      if (rotated.ok) show({ ...rotated.value, before: secrets.find(({ number }) => number === inUse) ?? null });
      return rotated;
    },
    reload,
  );

/** The end of a key, asked once more. */
export const useRevocation = (reload: () => void) =>
  useAsked<ApiKey, ApiKey>(
    ({ keyId }) => `key-revoke:${keyId}`,
    ({ keyId }, once) => call(send, api.revokeApiKey, { key: once, params: { keyId }, body: {} }),
    reload,
  );

/** The keys of the own shop's systems. */
export const useSystems = () => {
  const person = useStored(session)?.person;
  const screen = useLoad(() => call(send, api.listApiKeys, {}), 'api-keys');
  const [making, setMaking] = useState(false);
  const [fresh, show] = useState<Fresh>();
  return {
    signedIn: person !== undefined,
    sees: may(person, 'listApiKeys'),
    manages: may(person, 'makeApiKey'),
    screen,
    now: useNow(MINUTE_MS),
    making,
    setMaking,
    fresh,
    show: (next: Fresh) => {
      show(next);
      void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
    },
    hide: () => show(undefined),
  };
};
export type Systems = ReturnType<typeof useSystems>;
