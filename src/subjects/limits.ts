/** How long a code and a session of a resident live, how often one may try: local defaults after GB/T 22239-2019, 8.1.4.1. Pure data. */

export const code = {
  digits: 6,
  validMinutes: 10,
  tries: 5,
  /** One number is sent no second code within this time, however often it is asked for. */
  apartSeconds: 60,
  /** Of one number, or of one resident at the counter, within a day. */
  perDay: 6,
  /** After a code was guessed at until it was spent. */
  lockMinutes: 15,
} as const

export const session = { idleMinutes: 30, mostMinutes: 120 } as const

/** What ended is removed after this time. */
export const keptHours = 24

/** From one network address, within a minute. */
export const perSender = { codes: 20, signIns: 20 } as const
