import { dateTime } from '../text/format.ts';
import { counter } from './policy.ts';
import type { RefusalTexts } from './words.ts';

type CardTexts = Pick<
  RefusalTexts,
  'CardStopped' | 'CardNameNeeded' | 'CardNameWrong' | 'CardRests' | 'CardNameUnknown'
>;

/** Words of printed cards. */
export const cardZhCN: CardTexts = {
  CardStopped: () =>
    counter(
      '这张助老卡已停用',
      ['请用最新打印的一张，或出示手机里的券码。', 'open-wallet'],
      ['卡已重新打印或停用。请顾客换最新的一张，或用手机券码。', 'scan-again'],
    ),
  CardNameNeeded: () =>
    counter(
      '请核对身份证姓名',
      ['请出示身份证，店员要核对姓名。', 'none'],
      ['请看顾客的身份证，把上面的姓名填进来。', 'edit-entry'],
    ),
  CardNameWrong: ({ triesLeft }) =>
    counter(
      '姓名对不上',
      [`卡要由本人使用。请店员再核对一次，还可以试 ${triesLeft} 次。`, 'none'],
      [`请照身份证重新填姓名，还可以试 ${triesLeft} 次。不是本人的卡请不要收。`, 'edit-entry'],
    ),
  CardRests: ({ until }) =>
    counter(
      '姓名填错次数太多',
      [`这张卡 ${dateTime(until, 'zh-CN')} 后可以再用，现在可以出示手机里的券码。`, 'none'],
      [`请改用手机券码，或 ${dateTime(until, 'zh-CN')} 后再核对。`, 'scan-again'],
    ),
  CardNameUnknown: () =>
    counter(
      '现在核对不了姓名',
      ['请出示手机里的券码，或请家人用“为 TA 办理”出示。', 'none'],
      ['请稍后再试，或请顾客用手机券码、请家人出示。', 'scan-again'],
    ),
};

export const cardEn: CardTexts = {
  CardStopped: () =>
    counter(
      'This card counts no more',
      ['Use the card that was printed last, or show the code on the phone.', 'open-wallet'],
      ['It was printed anew or stopped. Ask for the latest card, or the code on the phone.', 'scan-again'],
    ),
  CardNameNeeded: () =>
    counter(
      'Check the name on the identity card',
      ['Show your identity card: the clerk compares the name.', 'none'],
      ['Look at the customer’s identity card and type the name on it.', 'edit-entry'],
    ),
  CardNameWrong: ({ triesLeft }) =>
    counter(
      'The name does not match',
      [`Only its owner may use a card. Have the clerk look again. Tries left: ${triesLeft}.`, 'none'],
      [
        `Type the name as on the identity card. Tries left: ${triesLeft}. Do not take somebody else’s card.`,
        'edit-entry',
      ],
    ),
  CardRests: ({ until }) =>
    counter(
      'Too many wrong names',
      [`This card works again at ${dateTime(until, 'en')}. The code on the phone works now.`, 'none'],
      [`Use the code on the phone, or try again at ${dateTime(until, 'en')}.`, 'scan-again'],
    ),
  CardNameUnknown: () =>
    counter(
      'The name cannot be compared now',
      ['Show the code on your phone, or have a relative show it for you.', 'none'],
      ['Try again later, or ask for the code on a phone, the customer’s or a relative’s.', 'scan-again'],
    ),
};
