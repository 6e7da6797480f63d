import { problemOf } from '@luhuan/shared/refusal/problem';
import type { Transport } from '../../miniprogram/src/api/call.ts';

type Random = () => number;

const OPENS_MINUTE = 60;
const BACK_MINUTE = 420;
const STRETCH_MINUTES = 5;

/** The weather of one stretch: how many of a hundred requests are lost before, lost after, told "busy", or cut by a killed app. */
type Weather = { readonly before: number; readonly after: number; readonly busy: number; readonly killed: number };
const FINE: Weather = { before: 0, after: 0, busy: 0, killed: 0 };
const DEAD: Weather = { before: 97, after: 0, busy: 0, killed: 3 };
/** Requests get through, answers do not. */
const ONE_WAY: Weather = { before: 0, after: 95, busy: 0, killed: 5 };
const PATCHY: Weather = { before: 35, after: 20, busy: 10, killed: 5 };
const BROKEN = [DEAD, DEAD, DEAD, ONE_WAY, PATCHY, PATCHY];

/** Six hours of broken network between an hour that is fine and the evening, the same for the same seed. */
export const villageWeather = (random: Random): ((minute: number) => Weather) => {
  const stretches = Array.from(
    { length: (BACK_MINUTE - OPENS_MINUTE) / STRETCH_MINUTES },
    () => BROKEN[Math.floor(random() * BROKEN.length)] ?? DEAD,
  );
  return (minute) =>
    minute < OPENS_MINUTE ? FINE : (stretches[Math.floor((minute - OPENS_MINUTE) / STRETCH_MINUTES)] ?? FINE);
};

const mishapIn = ({ before, after, busy, killed }: Weather, drawn: number) => {
  if (drawn < before) return 'before';
  if (drawn < before + after) return 'after';
  if (drawn < before + after + busy) return 'busy';
  return drawn < before + after + busy + killed ? 'killed' : 'none';
};

type Road = { readonly weather: () => Weather; readonly random: Random; readonly onKill: () => void };

/** A phone's way to the server. A killed app hears nothing any more, whether its request arrived or not. */
export const villageRoad =
  (send: Transport, { weather, random, onKill }: Road): Transport =>
  async (request) => {
    const mishap = mishapIn(weather(), random() * 100);
    const arrives = mishap === 'none' || mishap === 'after' || (mishap === 'killed' && random() < 0.5);
    const reply = arrives ? await send(request) : undefined;
    if (mishap === 'killed') {
      onKill();
      return new Promise(() => undefined);
    }
    if (mishap === 'busy') return { status: 503, data: problemOf({ code: 'Busy' }, 'zh-CN', 'request') };
    if (reply === undefined || mishap === 'after') throw new Error('lost');
    return reply;
  };
