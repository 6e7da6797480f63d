import { epochMs } from '@luhuan/shared/clock';
import type { Fair, FairStop } from '@luhuan/shared/fair/fair';
import type { Language } from '@luhuan/shared/text/language';
import Taro from '@tarojs/taro';
import { calendarFile } from './calendar-file.ts';

const DAY_SECONDS = 86_400;

const download = (text: string, name: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
};

/** Into the phone's calendar in WeChat; on the web as a file that every calendar opens. @returns whether it is there. */
export const addToCalendar = async (fair: Fair, stop: FairStop, language: Language): Promise<boolean> => {
  if (process.env['TARO_ENV'] === 'h5') {
    download(calendarFile(fair, stop, language), `${fair.fairId}-${stop.number}.ics`);
    return true;
  }
  return Taro.addPhoneCalendar({
    title: fair.title[language],
    startTime: epochMs(stop.begins) / 1_000,
    endTime: String(epochMs(stop.ends) / 1_000),
    location: stop.address[language],
    description: fair.about[language],
    alarm: true,
    alarmOffset: DAY_SECONDS,
  }).then(
    () => true,
    () => false,
  );
};
