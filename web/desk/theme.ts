/** antd in the colours and sizes of the house: read from the tokens once, so that there is one source. */
import type { ThemeConfig } from 'antd'

export function deskTheme(): ThemeConfig {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    hashed: false,
    token: {
      colorPrimary: token('accent'),
      colorInfo: token('accent'),
      colorLink: token('accent'),
      colorSuccess: token('good'),
      colorWarning: token('warn'),
      colorError: token('bad'),
      colorSuccessBg: token('good-soft'),
      colorWarningBg: token('warn-soft'),
      colorErrorBg: token('bad-soft'),
      colorInfoBg: token('accent-soft'),
      colorText: token('ink'),
      colorTextSecondary: token('ink-2'),
      colorTextDescription: token('ink-3'),
      colorTextPlaceholder: token('ink-3'),
      colorTextDisabled: token('ink-3'),
      colorBgLayout: token('ground'),
      colorBorder: token('line-strong'),
      colorSplit: token('line'),
      fontFamily: token('font'),
      fontSize: 14,
      borderRadius: 6,
      controlHeight: 34,
      controlHeightSM: 28,
      // Who asked the machine for less movement gets none.
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      motionDurationMid: '0.1s',
      motionDurationSlow: '0.15s',
    },
    components: { Button: { primaryShadow: 'none', defaultShadow: 'none', fontWeight: 500 } },
  }
}
