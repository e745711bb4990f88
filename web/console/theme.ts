import type { ThemeConfig } from 'antd';

/** Colours that stand on white and on the page's grey with a contrast of 4.5 : 1 at least (WCAG AA). app.css has the same names for what is no widget. */
export const theme: ThemeConfig = {
  token: {
    // Whoever asks for less motion gets none; half-way, a spinner would stay in a button and in its name.
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    colorPrimary: '#0b4ea2',
    colorLink: '#0b4ea2',
    // What lies under the pointer or the finger is darker, never lighter: it must still be read.
    colorLinkHover: '#083b7c',
    colorLinkActive: '#062d5f',
    colorError: '#c5221f',
    colorWarning: '#8a5300',
    colorSuccess: '#176b37',
    colorTextSecondary: 'rgba(0,0,0,0.72)',
    colorTextTertiary: 'rgba(0,0,0,0.68)',
    colorTextDescription: 'rgba(0,0,0,0.68)',
    colorTextPlaceholder: 'rgba(0,0,0,0.6)',
    colorTextDisabled: 'rgba(0,0,0,0.6)',
    colorBgLayout: '#f4f6f9',
    borderRadius: 6,
    fontSize: 15,
    fontFamily: 'var(--font)', // app.css: by the language
  },
};
