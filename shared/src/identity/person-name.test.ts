import { expect, test } from 'vitest';
import { PersonName } from './person-name.ts';

test.each([
  ['样例', '样例'],
  [' 样例丙 ', '样例丙'],
  ['买买提·艾力', '买买提·艾力'],
  ['买买提•艾力', '买买提·艾力'],
  ['𠮷样', '𠮷样'],
  ['䶮样例', '䶮样例'],
])('%j is a name: %s', (typed, name) => {
  expect(PersonName.parse(typed)).toBe(name);
});

test.each([
  ['one character', '样'],
  ['digits', '样例1'],
  ['Latin letters', 'Yang Li'],
  ['a zero-width space', '样\u200B例'],
  ['right to left', '样\u202E例'],
  ['a line break', '样\n例'],
  ['dots alone', '··'],
  ['a dot at the end', '样例·'],
  ['51 characters', '样'.repeat(51)],
  ['an emoji', '样例🙂'],
])('%s makes no name', (_what, typed) => {
  expect(PersonName.safeParse(typed).success).toBe(false);
});
