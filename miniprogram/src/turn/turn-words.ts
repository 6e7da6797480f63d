import type { AllocationStanding } from '@luhuan/shared/award/standing';
import { dateTime, deadline, whole } from '@luhuan/shared/text/format';
import type { Language } from '@luhuan/shared/text/language';
import type { TurnEntryTexts } from '../text/turn-entry-zh-cn.ts';
import type { TurnOf } from './turn-of.ts';

/** How somebody stands, in one line. */
export const turnWords = (
  { says }: TurnEntryTexts,
  language: Language,
  kind: AllocationStanding['kind'],
  turn: TurnOf,
): string => {
  switch (turn.state) {
    case 'opens':
      return says.opens[kind === 'draw' ? 'draw' : 'other'](dateTime(turn.at, language));
    case 'registered':
      return says.registered(dateTime(turn.drawnAt, language));
    case 'listed':
      return says.listed(dateTime(turn.publishedAt, language));
    case 'reserve':
      return says.reserve(whole(turn.place));
    case 'waiting':
      return (turn.exact ? says.waiting : says.beyond)(whole(turn.place));
    case 'register':
    case 'won':
    case 'called':
    case 'take':
    case 'exchange':
      return says[turn.state](deadline(turn.until, language));
    case 'closing':
    case 'setting-aside':
    case 'missed':
    case 'claimed':
    case 'declined':
    case 'lapsed':
    case 'join':
    case 'over':
      return says[turn.state];
  }
};
