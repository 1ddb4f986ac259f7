/** Sends what waits on this phone: when the page opens, when the line is back, every half minute, or when the person asks. */
import { useEffect, useRef, useState } from 'react'
import { go } from '../route.ts'
import { deliver, readOutbox, type Waiting } from './outbox.ts'
import { keepReceipt } from './remembered.ts'

const againMs = 30_000

export interface Delivery {
  readonly busy: boolean
  /** Numbers of those that arrived by themselves while the page was open. */
  readonly sent: readonly string[]
  /** Words of the server's refusals, by the report's id: such a one waits for the person. */
  readonly refused: Readonly<Record<string, string>>
  now(entry: Waiting): void
}

export function useDelivery(): Delivery {
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({})
  const [sent, setSent] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const latest = useRef(refused)
  latest.current = refused
  // Nobody is torn out of what they are writing: only who asked for it is taken to the receipt.
  const attempt = async (list: readonly Waiting[], asked: boolean) => {
    setBusy(true)
    for (const entry of list) {
      const outcome = await deliver(entry)
      if (outcome.kind === 'refused') setRefused(last => ({ ...last, [entry.draft.id]: outcome.message }))
      if (outcome.kind !== 'sent') continue
      const number = keepReceipt(entry.draft, outcome.receipt)
      if (asked) go('receipt', number)
      else setSent(last => [...new Set([...last, number])])
    }
    setBusy(false)
  }
  useEffect(() => {
    const again = () =>
      void readOutbox().then(list =>
        attempt(
          list.filter(entry => !latest.current[entry.draft.id]),
          false,
        ),
      )
    again()
    const timer = setInterval(again, againMs)
    addEventListener('online', again)
    return () => {
      clearInterval(timer)
      removeEventListener('online', again)
    }
  }, [])
  return { busy, sent, refused, now: entry => void attempt([entry], true) }
}
