import type { Instant } from '@luhuan/shared/clock';
import { useEffect, useState } from 'react';
import { serverNow, whenTimeTurnsOut } from './server-time.ts';

const SECOND_MS = 1_000;

/** The server's time, told anew every second (or every `everyMs`), and when the phone's clock turns out to be wrong. */
export const useNow = (everyMs: number = SECOND_MS): Instant => {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  useEffect(() => whenTimeTurnsOut(() => setNow(serverNow())), []);
  return now;
};
