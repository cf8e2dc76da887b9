import i18next from 'i18next';
import { useCallback, useSyncExternalStore } from 'react';
import { keepLanguage, tellLanguage, wantedLanguage, type Language, type Text } from './wanted.js';

export type { Language, Text };

/** Texts stand as pairs where they are used: one that lacks its English does not compile. */
export function startLanguage(): void {
  void i18next.init({ lng: wantedLanguage(), fallbackLng: 'zh', resources: {}, interpolation: { escapeValue: false } });
  tellLanguage(language());
}

export const language = (): Language => (i18next.language === 'en' ? 'en' : 'zh');

export function setLanguage(to: Language): void {
  keepLanguage(to);
  tellLanguage(to);
  void i18next.changeLanguage(to);
}

export type Say = { (zh: string, en: string): string; (text: Text | null | undefined): string };

/** Says a text in the reader's language: a pair of strings, or a text of the API. */
export function useSay(): Say {
  const to = useLanguage();
  return useCallback(
    (first: string | Text | null | undefined, en?: string) => {
      if (first === null || first === undefined) return '';
      if (typeof first === 'string') return to === 'en' ? (en ?? first) : first;
      return to === 'en' ? first.en : first.zh;
    },
    [to],
  ) as Say;
}

function subscribe(changed: () => void): () => void {
  i18next.on('languageChanged', changed);
  return () => i18next.off('languageChanged', changed);
}

export const useLanguage = (): Language => useSyncExternalStore(subscribe, language);
