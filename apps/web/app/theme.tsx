import { ConfigProvider, type ThemeConfig } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, useLayoutEffect, useSyncExternalStore, type ReactNode } from 'react';
import * as derived from './derived-looks.js';
import { useLanguage } from './language.js';
import { SEEDS } from './looks.js';
import { nonce } from './nonce.js';
import { isPaper, subscribeToPaper } from './paper.js';
import { darkPreferred, keepLook, tellLook, wantsDark } from './wanted.js';

const listeners = new Set<() => void>();
const tell = () => listeners.forEach((listener) => listener());
darkPreferred.addEventListener('change', tell);
subscribeToPaper(tell);

/** Paper is white. */
export const isDark = (): boolean => !isPaper() && wantsDark();

export function setDark(dark: boolean): void {
  keepLook(dark);
  tell();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useDark = (): boolean => useSyncExternalStore(subscribe, isDark);

// Styles and their variables are in a file (`antd-styles.mjs`): what is told here is for what is computed from a look.
const STYLES = { zeroRuntime: true, hashed: false };
const LIGHT: ThemeConfig = { ...STYLES, algorithm: () => derived.light, token: SEEDS.light };
const DARK: ThemeConfig = { ...STYLES, algorithm: () => derived.dark, token: SEEDS.dark };

export function Look({ children }: { children: ReactNode }) {
  const dark = useDark();
  const language = useLanguage();
  useLayoutEffect(() => tellLook(dark), [dark]);
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
