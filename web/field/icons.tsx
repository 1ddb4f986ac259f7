/** Small drawings beside words; never instead of them, except where a label for screen readers says the same. */
const paths = {
  inbox: 'M4 13l3-8h10l3 8v6H4zM4 13h5l1 3h4l1-3h5',
  folder: 'M3 6h7l2 3h9v10H3z',
  send: 'M4 12l16-8-6 16-3-6z',
  pen: 'M4 20l1-5L16 4l4 4L9 19z',
  tools: 'M14 6a5 5 0 016 6l-3-1-2-2zM15 10L5 20l-2-2L13 8',
  check: 'M4 13l5 5L20 6',
  search: 'M10 4a6 6 0 100 12 6 6 0 000-12zM15 15l6 6',
  back: 'M15 5l-7 7 7 7',
  undo: 'M9 7L4 12l5 5M4 12h10a6 6 0 016 6',
  pause: 'M8 5v14M16 5v14',
  up: 'M12 20V5M5 12l7-7 7 7',
  out: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  lock: 'M6 11h12v9H6zM9 11V8a3 3 0 016 0v3',
  cross: 'M6 6l12 12M18 6L6 18',
  clock: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 7v5l4 2',
  alert: 'M12 3l10 18H2zM12 10v5M12 18v.5',
  pin: 'M12 21s7-6.5 7-12A7 7 0 005 9c0 5.5 7 12 7 12zM12 7a2.5 2.5 0 100 5 2.5 2.5 0 000-5z',
  camera: 'M3 8h4l2-3h6l2 3h4v11H3zM12 10a3.5 3.5 0 100 7 3.5 3.5 0 000-7z',
  plus: 'M12 5v14M5 12h14',
  bell: 'M6 17V10a6 6 0 0112 0v7l2 2H4zM10 21h4',
  home: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z',
  map: 'M3 6l6-2 6 2 6-2v14l-6 2-6-2-6 2zM9 4v14M15 6v14',
  phone: 'M6 3h4l1 5-2 1a12 12 0 006 6l1-2 5 1v4a2 2 0 01-2 2A16 16 0 014 5a2 2 0 012-2z',
  reload: 'M20 11a8 8 0 10-2 6M20 4v7h-7',
  cloudOff: 'M7 18a5 5 0 01-1-9.9M9 6a6 6 0 019 4 4 4 0 011 7.5M3 3l18 18',
  question: 'M12 3a9 9 0 100 18 9 9 0 000-18zM9.5 9.5a2.5 2.5 0 115 0c0 2-2.5 2-2.5 4M12 17v.2',
  device: 'M7 3h10v18H7zM11 18h2',
  person: 'M12 4a4 4 0 100 8 4 4 0 000-8zM4 21c0-5 4-7 8-7s8 2 8 7',
  route: 'M12 3l8 18-8-5-8 5z',
  next: 'M9 5l7 7-7 7',
  mic: 'M12 3a3 3 0 00-3 3v5a3 3 0 006 0V6a3 3 0 00-3-3zM5 11a7 7 0 0014 0M12 18v3',
  people:
    'M9 5a3.5 3.5 0 100 7 3.5 3.5 0 000-7zM2 20c0-4 3-6 7-6s7 2 7 6M16 5.5a3.5 3.5 0 010 6.5M18 14.5c2.5.6 4 2.5 4 5.5',
  shield: 'M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6zM8 12l3 3 5-6',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
} as const
export type IconName = keyof typeof paths

export function Icon({ name, label }: { name: IconName; label?: string }) {
  const drawing = <path d={paths[name]} />
  if (!label) return <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" children={drawing} />
  return <svg className="icon" viewBox="0 0 24 24" role="img" aria-label={label} children={drawing} />
}

const ofState: Record<string, IconName> = {
  reported: 'inbox',
  filed: 'folder',
  notFiled: 'cross',
  dispatched: 'send',
  signedIn: 'pen',
  handling: 'tools',
  handled: 'check',
  solvedOnSpot: 'check',
  verifying: 'search',
  closed: 'check',
  rated: 'check',
  returned: 'undo',
  rework: 'undo',
  suspended: 'pause',
  escalated: 'up',
  referred: 'out',
  sealed: 'lock',
  withdrawn: 'cross',
  merged: 'folder',
  voided: 'cross',
}

export const stateIcon = (state: string): IconName => ofState[state] ?? 'folder'
