import { ConfigProvider, theme, type ThemeConfig } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { useLanguage } from './language.js';
import { nonce } from './nonce.js';
import { isPaper, subscribeToPaper } from './paper.js';

const KEPT = 'guohe.look';
const listeners = new Set<() => void>();
const preference = matchMedia('(prefers-color-scheme: dark)');
const tell = () => listeners.forEach((listener) => listener());
preference.addEventListener('change', tell);
subscribeToPaper(tell);

export const isDark = (): boolean => {
  // Paper is white.
  if (isPaper()) return false;
  const kept = localStorage.getItem(KEPT);
  return kept ? kept === 'dark' : preference.matches;
};

export function setDark(dark: boolean): void {
  localStorage.setItem(KEPT, dark ? 'dark' : 'light');
  tell();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useDark = (): boolean => useSyncExternalStore(subscribe, isDark);

const FONT = '"PingFang SC", "Noto Sans SC", "Microsoft YaHei", system-ui, sans-serif';
const shared = { fontFamily: FONT, borderRadius: 4, controlHeight: 34, motion: false };
// The styles are in a file (`antd-styles.mjs`), their variables are set by the look.
const STYLES = { zeroRuntime: true, hashed: false };
const LIGHT: ThemeConfig = {
  ...STYLES,
  token: {
    ...shared,
    colorPrimary: '#1d4f91',
    colorLink: '#1d4f91',
    colorLinkHover: '#163d70',
    colorLinkActive: '#163d70',
    colorError: '#b42318',
    colorSuccess: '#17603a',
    colorWarning: '#8a4b00',
    colorWarningBg: '#fff6e5',
    colorErrorBg: '#fdf0ef',
    colorSuccessBg: '#edf7f0',
    colorInfoBg: '#eaf1fb',
    colorTextPlaceholder: '#6b7077',
    colorTextDescription: '#5c6168',
    colorTextTertiary: '#5c6168',
    colorTextDisabled: '#6b7077',
  },
};
const DARK: ThemeConfig = {
  ...STYLES,
  algorithm: theme.darkAlgorithm,
  token: {
    ...shared,
    colorPrimary: '#3a6fb8',
    colorPrimaryHover: '#4273b6',
    colorLink: '#8ab4f8',
    colorLinkHover: '#b0cdfb',
    colorLinkActive: '#b0cdfb',
    colorError: '#ff8a7d',
    colorSuccess: '#6fcf97',
    colorWarning: '#f0b35a',
    colorWarningBg: '#33280f',
    colorErrorBg: '#3a1b19',
    colorSuccessBg: '#152a1d',
    colorInfoBg: '#1d2a3d',
    colorTextPlaceholder: '#a0a6ad',
    colorTextDescription: '#b0b5bb',
    colorTextTertiary: '#b0b5bb',
    colorTextDisabled: '#a0a6ad',
  },
  components: { Button: { defaultHoverColor: '#8ab4f8', defaultHoverBorderColor: '#8ab4f8' } },
};

export function Look({ children }: { children: ReactNode }) {
  const dark = useDark();
  const language = useLanguage();
  useEffect(() => {
    document.documentElement.dataset['look'] = dark ? 'dark' : 'light';
  }, [dark]);
  useEffect(() => void dayjs.locale(language === 'zh' ? 'zh-cn' : 'en'), [language]);
  return (
    <ConfigProvider
      csp={{ nonce }}
      locale={language === 'zh' ? zhCN : enUS}
      theme={dark ? DARK : LIGHT}
      button={{ autoInsertSpace: false }}
    >
      {children}
    </ConfigProvider>
  );
}
