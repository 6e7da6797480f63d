import { bytesToHex } from '@noble/hashes/utils.js';
import { asciiBytes } from '@luhuan/shared/bytes';
import { TillKey } from '@luhuan/shared/till/till';
import type { DeviceKeys } from './device-keys.ts';

const DATABASE = 'till-keys';
const STORE = 'keys';
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('the browser keeps nothing')));
  });

const opened = (): Promise<IDBDatabase> => {
  const request = indexedDB.open(DATABASE, 1);
  request.addEventListener('upgradeneeded', () => void request.result.createObjectStore(STORE));
  return answered(request);
};

const inStore = async <T>(mode: IDBTransactionMode, use: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
  const database = await opened();
  try {
    return await answered(use(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
};

const kept = (shopId: string): Promise<CryptoKeyPair | undefined> =>
  // only what `make` put there
  inStore('readonly', (store) => store.get(shopId) as IDBRequest<CryptoKeyPair | undefined>);

const make = async (shopId: string): Promise<CryptoKeyPair> => {
  // not extractable: no script, this one neither, can take the key out of the browser
  const pair = await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify']);
  await inStore('readwrite', (store) => store.put(pair, shopId));
  return pair;
};

const hexOf = (buffer: ArrayBuffer): string => bytesToHex(new Uint8Array(buffer));

/** Keys of WebCrypto in IndexedDB. Both are there only where the page came by https, or from this very machine. */
export const browserKeys: DeviceKeys = {
  usable: () => 'subtle' in crypto && 'indexedDB' in window,
  open: async (shopId, fresh) => {
    const pair = (fresh ? undefined : await kept(shopId)) ?? (await make(shopId));
    return TillKey.parse(hexOf(await crypto.subtle.exportKey('raw', pair.publicKey)));
  },
  sign: async (shopId, text) => {
    const pair = await kept(shopId);
    if (pair === undefined) return undefined;
    const bytes = Uint8Array.from(asciiBytes(text));
    return hexOf(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, bytes));
  },
};
