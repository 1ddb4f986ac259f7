/** Something a worker did on a phone, perhaps without signal, perhaps sent twice: what every domain that takes such entries is handed. Pure. */

export interface FieldEntry {
  /** Made on the phone; the same at every attempt. */
  readonly id: string
  /** When it was done, by the phone's clock after the server put it right. */
  readonly at: Date
  readonly deviceId: string | null
  /** Token under which its photos were uploaded. */
  readonly claim: string | null
  readonly body: unknown
}

/** What became of it: taken now, or known already from an earlier attempt. */
export interface TakenEntry {
  readonly again: boolean
  /** What the phone shows for it: a number, a fresh row. */
  readonly answer?: unknown
}
