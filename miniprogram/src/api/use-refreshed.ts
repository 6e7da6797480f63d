import type { Result } from '@luhuan/shared/result';
import { useEffect, useState } from 'react';
import type { Failure } from './call.ts';
import { useInView } from './use-in-view.ts';
import type { Loaded } from './use-load.ts';

const EVERY_MS = 4_000;

type Again<T> = { readonly of: T; readonly value: T; readonly behind: boolean };

/**
 * Asks again every few seconds while the screen is in view and `isMoving` says that the value can change by itself.
 * A try without an answer keeps the last value and says that it is `behind`.
 */
export const useRefreshed = <T>(
  screen: Loaded<T>,
  load: () => Promise<Result<T, Failure>>,
  isMoving: (value: T) => boolean,
): { readonly screen: Loaded<T>; readonly behind: boolean } => {
  const [answer, setAnswer] = useState<Again<T>>();
  const inView = useInView();
  const loaded = screen.state === 'shown' ? screen.value : undefined;
  const again = answer !== undefined && answer.of === loaded ? answer : undefined;
  const moving = inView && loaded !== undefined && isMoving(again?.value ?? loaded);
  useEffect(() => {
    if (!moving || loaded === undefined) return undefined;
    let over = false;
    const ask = async () => {
      const result = await load();
      if (over) return;
      setAnswer((last) => ({
        of: loaded,
        value: result.ok ? result.value : last?.of === loaded ? last.value : loaded,
        behind: !result.ok,
      }));
    };
    const timer = setInterval(() => void ask(), EVERY_MS);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [moving, loaded, load]);
  if (screen.state !== 'shown' || again === undefined) return { screen, behind: false };
  return { screen: { ...screen, value: again.value }, behind: again.behind };
};
