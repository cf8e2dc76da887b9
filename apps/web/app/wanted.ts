/** What somebody has chosen on this device, or their address or system asks for; read before anything is drawn. */
export type Language = 'zh' | 'en';
export interface Text {
  readonly zh: string;
  readonly en: string;
}

const KEPT_LANGUAGE = 'guohe.language';
const KEPT_LOOK = 'guohe.look';
export const darkPreferred = matchMedia('(prefers-color-scheme: dark)');

export function wantedLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(KEPT_LANGUAGE);
  return asked === 'en' ? 'en' : 'zh';
}

export const keepLanguage = (language: Language): void => localStorage.setItem(KEPT_LANGUAGE, language);

/** Says it to whoever reads aloud, too. */
export function tellLanguage(to: Language): void {
  document.documentElement.lang = to === 'zh' ? 'zh-CN' : 'en';
}

export function wantsDark(): boolean {
  const kept = localStorage.getItem(KEPT_LOOK);
  return kept ? kept === 'dark' : darkPreferred.matches;
}

export const keepLook = (dark: boolean): void => localStorage.setItem(KEPT_LOOK, dark ? 'dark' : 'light');

/** Before anything that is drawn in its colours. */
export function tellLook(dark: boolean): void {
  document.documentElement.dataset['look'] = dark ? 'dark' : 'light';
}
