import { useDidHide, useDidShow } from '@tarojs/taro';
import { useState } from 'react';

/** Whether this page is the one in front: what is asked again and again is asked only then. */
export const useInView = (): boolean => {
  const [inView, setInView] = useState(true);
  useDidShow(() => setInView(true));
  useDidHide(() => setInView(false));
  return inView;
};
