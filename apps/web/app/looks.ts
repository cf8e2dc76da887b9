const FONT = '"PingFang SC", "Noto Sans SC", "Microsoft YaHei", system-ui, sans-serif';
const shared = { fontFamily: FONT, borderRadius: 4, controlHeight: 34, motion: false };

/** What each look is made of; what follows from it is in `derived-looks.ts`. */
export const SEEDS = {
  light: {
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
  dark: {
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
};

/** What single components have otherwise than their look. */
export const COMPONENTS = {
  light: {},
  dark: { Button: { defaultHoverColor: '#8ab4f8', defaultHoverBorderColor: '#8ab4f8' } },
};
