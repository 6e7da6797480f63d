import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { shanghai } from '../../../test/support/samples.ts';
import { epochMs, instantAt } from '../clock.ts';
import { NoticeId } from '../ids.ts';
import { noticeIdOf } from './notice.ts';

test('one event, one id; 300 pairs of moments sort as their ids do', () => {
  const ms = fc.integer({ min: 0, max: epochMs(shanghai('2100-01-01T00:00')) });
  fc.assert(
    fc.property(ms, ms, fc.string({ unit: 'grapheme-ascii' }), (a, b, event) => {
      const [first, second] = [noticeIdOf(event, instantAt(a)), noticeIdOf(event, instantAt(b))];
      expect(NoticeId.safeParse(first).success).toBe(true);
      expect(Math.sign(first < second ? -1 : first > second ? 1 : 0)).toBe(Math.sign(a - b));
    }),
    { numRuns: 300 },
  );
});

test('two events of one moment have two ids', () => {
  const at = shanghai('2026-03-01T10:00');
  expect(noticeIdOf('ActedFor:claimed:1', at)).not.toBe(noticeIdOf('ActedFor:claimed:2', at));
  expect(noticeIdOf('ActedFor:claimed:1', at).slice(0, 14)).toBe(noticeIdOf('ActedFor:claimed:2', at).slice(0, 14));
});
