/** The few pictures the desk draws beside words; decoration for the eye only, the words carry the meaning. */
const paths = {
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4v5l3.5 2',
  late: 'M12 3 2.5 20h19L12 3Zm0 7v4.5m0 2.5v.2',
  pause: 'M9 5v14M15 5v14',
  flame: 'M13 2 5 14h6l-1 8 9-13h-6l1-7Z',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm5 12 5 5',
  list: 'M8 6h13M8 12h13M8 18h13M3.5 6h.1M3.5 12h.1M3.5 18h.1',
  phone: 'M5 3h4l2 5-2.5 1.8a12 12 0 0 0 5.7 5.7L16 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2Z',
  chart: 'M4 20V4m0 16h17M8 16v-5m4 5V7m4 9v-3m4 3V9',
  bell: 'M6 16V11a6 6 0 1 1 12 0v5l1.5 2h-15L6 16Zm4 4.5a2.2 2.2 0 0 0 4 0',
  person: 'M12 12a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9Zm-8 9c.8-4 4-6 8-6s7.200 2 8 6',
  pin: 'M12 21s7-6.500 7-12a7 7 0 1 0-14 0c0 5.500 7 12 7 12Zm0-9.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z',
  photo: 'M3 6h18v13H3V6Zm4 9 3.500-4 3 3 2-2 3 4M8 9.500h.1',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  close: 'M6 6l12 12M18 6 6 18',
  print: 'M7 8V3h10v5M7 17H4v-7a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v7h-3m-10-3h10v7H7v-7Z',
  eye: 'M2 12s3.600-6.500 10-6.500S22 12 22 12s-3.600 6.500-10 6.500S2 12 2 12Zm10 2.800a2.800 2.800 0 1 0 0-5.600 2.800 2.800 0 0 0 0 5.600Z',
  done: 'M4 12.500 9.500 18 20 6.500',
  lock: 'M6 11V8a6 6 0 0 1 12 0v3M5 11h14v10H5V11Zm7 4v3',
  flow: 'M4 3h7v5H4V3Zm9 13h7v5h-7v-5ZM7.5 8v5h9v3',
  calendar: 'M4 5h16v16H4V5Zm0 5h16M8 2.5V6m8-3.500V6',
  send: 'M3 11.500 21 3l-6 18-4-7.500-8-2Zm8 2L21 3',
  folder: 'M3 6h7l2 2.500h9V20H3V6Z',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  filter: 'M3 5h18l-7 8.500V20l-4-2v-4.500L3 5Z',
  keyboard: 'M3 6h18v12H3V6Zm3.500 4h.1m3.500 0h.1m3.600 0h.1m3.600 0h.1M8 14.500h8',
  map: 'M3 6l6-2 6 2 6-2v14l-6 2-6-2-6 2V6Zm6-2v14m6-12v14',
  grids: 'M4 4h16v16H4V4Zm0 7h9m0-7v16m0-5h7',
  team: 'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7Zm-7 8c.6-3.300 3.200-5 7-5s6.400 1.700 7 5M16.500 11a3 3 0 1 0-1-5.800M18.500 14c2 .6 3.200 2.300 3.500 5',
  home: 'M3 11 12 3l9 8M5.500 9v12h13V9M10 21v-6h4v6',
  walk: 'M13 5.500a1.800 1.800 0 1 0 0-3.600 1.800 1.800 0 0 0 0 3.600ZM9 22l2.500-7 3 2.500V22M8 12l2-4.500 3-.5 2 3 3 1M11.500 15l1-6',
  check: 'M8 4H5v17h14V4h-3M8 2.500h8V6H8V2.500ZM8.500 13l2.500 2.500 4.500-5',
  ledger: 'M4 4h16v16H4V4Zm0 5h16M4 14.500h16M9.500 9v11',
  talk: 'M3 4h12v8H9l-3 3v-3H3V4Zm15 5h3v8h-3v3l-3-3h-5',
  law: 'M12 3.500V20M7.500 20h9M5 6.500h14M5 6.500 2 14a3 3 0 0 0 6 0L5 6.500Zm14 0L16 14a3 3 0 0 0 6 0l-3-7.500Z',
  sliders:
    'M4 7h9m5 0h2M4 17h2m5 0h9M15.500 7h.1M8.500 17h.1M15.500 4.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5Zm-7 10a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5Z',
  more: 'M5 12h.1M12 12h.1M19 12h.1',
  down: 'M6 9l6 6 6-6',
} as const
export type IconName = keyof typeof paths

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
