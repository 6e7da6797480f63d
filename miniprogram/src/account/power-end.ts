import { plusMs } from '@luhuan/shared/clock';
import type { Power } from '@luhuan/shared/power/power';
import { date, deadline } from '@luhuan/shared/text/format';
import type { Language } from '@luhuan/shared/text/language';

/** When a power ends, as people say it: with the year where it may be the next one. */
export const powerEnd = ({ kind, expiresAt }: Power, language: Language): string =>
  kind === 'staff' ? deadline(expiresAt, language) : `${date(plusMs(expiresAt, -1), language)} 24:00`;
