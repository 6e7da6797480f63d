import { unreachable } from '@luhuan/shared/result';
import { advance, consume, runJob, settle } from './job-commands.ts';
import { type Life, alive, deliver, tell } from './life.ts';
import type { Command } from './plan.ts';
import { bringBack, buy, claim, coupon, decline, giveBack, join, leave } from './shopper-commands.ts';

const OF_SHOPPERS = { 'give-back': giveBack, buy, join, leave, decline, coupon };

/** Does what a line says next; a process that was killed is there again as a new one. */
export const carryOut = async (life: Life, line: number, command: Command): Promise<void> => {
  const one = alive(life, line);
  switch (command.kind) {
    case 'claim':
      return claim(life, one, command.who, command.key);
    case 'give-back':
    case 'buy':
    case 'join':
    case 'leave':
    case 'decline':
    case 'coupon':
      return OF_SHOPPERS[command.kind](life, one, command.who);
    case 'bring-back':
      return bringBack(life, one, command.who, command.what);
    case 'advance':
      return advance(life, command.seconds);
    case 'kill':
      tell(life, 'kill');
      return one.kill();
    case 'tidy':
      return one.quota.tidy(one.clock.now());
    case 'settle':
      return settle(life, one, command.late);
    case 'deliver':
      return deliver(life);
    case 'consume':
      return consume(life, one);
    case 'expire':
    case 'offer':
    case 'lapse':
    case 'drop':
      return runJob(one, command.kind);
    default:
      return unreachable(command);
  }
};
