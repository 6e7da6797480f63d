import { type Result, refuse } from '@luhuan/shared/result';
import Taro from '@tarojs/taro';
import type { Failure } from './call.ts';

/** A code that was used before, by a try whose answer got lost, is worth one fresh one. */
const FRESH_CODES_MAX = 1;

/** Asks WeChat for a code that says who holds the phone, and sends it. */
export const withLoginCode = async <T>(
  use: (code: string) => Promise<Result<T, Failure>>,
  tries = 0,
): Promise<Result<T, Failure>> => {
  const login = await Taro.login().catch(() => undefined);
  if (login === undefined) return refuse({ kind: 'unreachable' });
  const answer = await use(login.code);
  const used = !answer.ok && answer.error.kind === 'refused' && answer.error.problem.code === 'LoginCodeUsed';
  return used && tries < FRESH_CODES_MAX ? withLoginCode(use, tries + 1) : answer;
};
