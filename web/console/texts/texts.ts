import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';

export type Language = 'zh-CN' | 'en';
const kept = 'xianheng.language';
const languageKept = (): Language => (localStorage.getItem(kept) === 'en' ? 'en' : 'zh-CN');

/** Words come from zh-CN first; a text that en lacks does not compile. */
void i18next.use(initReactI18next).init({
  lng: languageKept(),
  fallbackLng: 'zh-CN',
  initAsync: false,
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
});
document.documentElement.lang = languageKept();

export const speak = (language: Language): void => {
  localStorage.setItem(kept, language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
};

export type Words<Z> = (key: keyof Z & string, values?: Record<string, string | number>) => string;

/** One of something has a text of its own where a language wants it: `count_one` beside `count`. Chinese does not. */
type English<Z> = Record<keyof Z, string> & { [K in keyof Z & string as `${K}_one`]?: string };

/** The words of one page, kept beside it and loaded with it. Gives the hook that speaks them. */
export const defineTexts = <const Z extends Record<string, string>>(page: string, zh: Z, en: English<Z>) => {
  i18next.addResourceBundle('zh-CN', page, zh);
  i18next.addResourceBundle('en', page, en);
  return (): Words<Z> => {
    const t: (key: string, values: Record<string, string | number>) => string = useTranslation(page).t;
    return (key, values = {}) => {
      const count = values['count'] ?? values['days']; // days are counted like anything else
      return t(key, count === undefined ? values : { ...values, count });
    };
  };
};

/** Names one after the other, as the language lists them. */
export const useListed = (): ((names: readonly string[]) => string) => {
  const language = useLanguage();
  return (names) => names.join(language === 'en' ? ', ' : '、');
};

/** The language of today, for days and numbers. */
export const useLanguage = (): Language => (useTranslation().i18n.language === 'en' ? 'en' : 'zh-CN');
