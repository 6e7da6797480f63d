import { ConfigProvider } from '@nutui/nutui-react-taro';
import enUS from '@nutui/nutui-react-taro/dist/es/locales/en-US';
import zhCN from '@nutui/nutui-react-taro/dist/es/locales/zh-CN';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { type PropsWithChildren, type ReactNode, useEffect } from 'react';
import { isElder, preferences } from '../storage/preferences.ts';
import { useStored } from '../storage/stored.ts';
import { useText } from '../text/use-text.ts';
import { PushButton } from './push-button.tsx';
import './screen.scss';

/** The kit takes its colours and sizes from our tokens. */
const KIT = {
  nutuiColorPrimary: 'var(--brand)',
  nutuiColorPrimaryStop1: 'var(--brand)',
  nutuiColorPrimaryStop2: 'var(--brand)',
  nutuiColorTitle: 'var(--text)',
  nutuiColorText: 'var(--text)',
  nutuiColorTextHelp: 'var(--text-2)',
  nutuiColorBackgroundSunken: 'var(--wait-soft)',
  nutuiColorBackgroundOverlay: 'var(--surface)',
  nutuiFontSizeBase: 'var(--type-16)',
  nutuiFontSizeS: 'var(--type-14)',
  nutuiStepsBaseTitleFontSize: 'var(--type-14)',
};

type ScreenProps = PropsWithChildren<{
  title: string;
  /** A tab has no way back; every other screen has. */
  tab?: boolean;
  /** Where "back" leads when the screen was opened by its address. */
  parent?: string;
  /** Stands beside the content on wide screens and above it on narrow ones; the content may then be as wide as a desk. */
  side?: ReactNode;
  className?: string;
}>;

const goBack = (parent: string) => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.reLaunch({ url: parent });
};

/** WeChat draws a title bar of its own; the web has none. */
const WebTitle = ({
  title,
  tab = false,
  parent = '/pages/home/index',
}: Pick<ScreenProps, 'title' | 'tab' | 'parent'>) => {
  const text = useText();
  return (
    <View className="screen-title">
      {tab ? null : (
        <PushButton kind="bare" className="screen-back" label={text.common.back} onPush={() => goBack(parent)}>
          ‹
        </PushButton>
      )}
      <Text className="screen-name" ariaRole="heading" ariaLevel={1}>
        {title}
      </Text>
    </View>
  );
};

/** The frame of every screen: title, language, 长辈版 and the kit's theme. */
export const Screen = ({ title, tab, parent, side, className = '', children }: ScreenProps) => {
  const chosen = useStored(preferences);
  const elder = isElder(chosen);
  const web = process.env['TARO_ENV'] === 'h5';
  const words = useText();
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title });
    if (!web) return;
    // the tab bar lies outside every screen
    document.documentElement.classList.toggle('lh-elder', elder);
    document.documentElement.lang = chosen.language;
  }, [title, web, elder, chosen.language]);
  useEffect(() => {
    if (tab === true) words.common.tabs.forEach((name, index) => void Taro.setTabBarItem({ index, text: name }));
  }, [tab, words]);
  return (
    <ConfigProvider
      locale={chosen.language === 'en' ? enUS : zhCN}
      theme={KIT}
      className={`lh ${elder ? 'lh-elder' : ''}`}
    >
      <View className={`screen ${side === undefined ? '' : 'screen-wide'} ${className}`}>
        {side}
        <View className="screen-main" ariaRole="main">
          {web ? (
            <WebTitle
              title={title}
              {...(tab === undefined ? {} : { tab })}
              {...(parent === undefined ? {} : { parent })}
            />
          ) : null}
          {children}
        </View>
      </View>
    </ConfigProvider>
  );
};
