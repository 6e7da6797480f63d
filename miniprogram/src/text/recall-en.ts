import { whole } from '@luhuan/shared/text/format';
import type { RecallTexts } from './recall-zh-cn.ts';

export const recallEn: RecallTexts = {
  title: 'Recall',
  certainly: 'This one is recalled',
  perhaps: 'This one may be recalled',
  perhapsText: 'Its model or serial number is not known yet: compare the plate on the appliance.',
  ofModel: 'Units of this model are recalled: compare the serial number of yours',
  serials: (from: string, to: string) => `Serial numbers ${from} to ${to}`,
  allUnits: 'Every unit of these models',
  models: 'Models',
  hazard: 'What is dangerous',
  remedy: 'What to do',
  by: (authority: string, day: string) => `${authority} · shown here since ${day}`,
  source: 'Address of the announcement',
  mine: (count: number, sure: boolean) => {
    const who = count === 1 ? 'One of your appliances' : `${whole(count)} of your appliances`;
    return sure ? `${who} ${count === 1 ? 'is' : 'are'} recalled` : `${who} may be recalled`;
  },
  mineText: 'See what is dangerous and what to do about it.',
  toMine: 'See what to do',
  owned: 'My appliances',
};
