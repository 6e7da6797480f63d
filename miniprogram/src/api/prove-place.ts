import { provePlace } from '@luhuan/shared/api/places';
import type { Coordinates } from '@luhuan/shared/place/coordinates';
import Taro from '@tarojs/taro';
import { call } from './call.ts';
import { send } from './transport.ts';
import { type Trouble, troubleOf } from './trouble.ts';

const TIMEOUT_MS = 10_000;

/** Two decimals are about a kilometre. What the web's WGS-84 differs from the map's GCJ-02, some 500 m, is lost in it. */
const coarse = (degrees: number): number => Math.round(degrees * 100) / 100;

const askBrowser = (): Promise<Coordinates | null> =>
  new Promise((resolve) => {
    // older browsers, and pages without TLS, have none
    if (!('geolocation' in navigator)) resolve(null);
    else
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => resolve(coords),
        () => resolve(null),
        { enableHighAccuracy: false, timeout: TIMEOUT_MS, maximumAge: 0 },
      );
  });

const askWeChat = (): Promise<Coordinates | null> =>
  new Promise((resolve) => {
    // missing on older WeChats, whatever its type says
    if (Taro.getFuzzyLocation === undefined) resolve(null);
    else
      void Taro.getFuzzyLocation({ type: 'gcj02', success: resolve, fail: () => resolve(null) }).catch(() => undefined);
  });

/** What asking the phone came to; `denied`: it was not allowed to say, or does not know. */
export type Placed = { readonly state: 'proven'; readonly placeProof: string } | { readonly state: 'denied' } | Trouble;

/** Asks the phone roughly where it is, and the server which region that is. Nothing of it stays on the phone. */
export const askPlace = async (): Promise<Placed> => {
  const place = await (process.env['TARO_ENV'] === 'weapp' ? askWeChat() : askBrowser());
  if (place === null) return { state: 'denied' };
  const body = { latitude: coarse(place.latitude), longitude: coarse(place.longitude) };
  const proven = await call(send, provePlace, { body });
  return proven.ok ? { state: 'proven', placeProof: proven.value.placeProof } : troubleOf(proven.error);
};
