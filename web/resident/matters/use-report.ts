/** The report being written on this page: kept at every keystroke, checked, sent by way of the outbox, taken back from it. */
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newClaim, newId } from '../../shell/ids.ts'
import { type Photos, usePhotos } from '../../shell/use-photos.ts'
import { go } from '../route.ts'
import { type Draft, dropDraft, keepDraft, keepPhotos, keptPhotos, newDraft, openDraft } from './draft.ts'
import { deliver, putInOutbox, takeFromOutbox, type Waiting } from './outbox.ts'
import { keepReceipt } from './remembered.ts'
import { type Problems, problemsOf } from './report-check.ts'

export const maxPhotos = 9

export interface Writing {
  readonly draft: Draft
  readonly photos: Photos
  readonly problems: Problems
  /** The server's words, when it refused. */
  readonly refusal: string | null
  readonly busy: boolean
  change(part: Partial<Draft>): void
  clear(): void
  takeBack(entry: Waiting): Promise<void>
  /** False when something is missing. */
  submit(): Promise<boolean>
}

export function useReport(start: Draft): Writing {
  const { t } = useWords()
  const [draft, setDraft] = useState(() => {
    // What was kept since, by this page or the one that says who is responsible, is newer.
    const kept = openDraft()
    return start.text && !kept.text ? { ...kept, text: start.text } : kept
  })
  const [problems, setProblems] = useState<Problems>({})
  const [refusal, setRefusal] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const photos = usePhotos({ claim: draft.claim, max: maxPhotos, onChange: keepPhotos })
  const latest = useRef(draft)
  const put = (next: Draft) => {
    latest.current = next
    setDraft(next)
  }
  useEffect(() => {
    keptPhotos().then(kept => kept.length && photos.restore(kept))
  }, [])

  // What comes late (a position, a list) changes the newest draft, never the one it was asked from.
  const change = (part: Partial<Draft>) => {
    put({ ...latest.current, ...part })
    keepDraft(latest.current)
    if (Object.keys(problems).length) setProblems(problemsOf(latest.current, t))
  }
  const clear = () => {
    dropDraft()
    photos.restore([])
    put(newDraft())
    setProblems({})
    setRefusal(null)
  }
  const takeBack = async (entry: Waiting) => {
    await takeFromOutbox(entry.draft.id)
    // It may have arrived after all: what is sent now is another report with photos of its own.
    put({ ...entry.draft, id: newId(), claim: newClaim() })
    keepDraft(latest.current)
    photos.restore(
      entry.photos.map(photo => ({ ...photo, key: newId(), id: null, status: 'waiting' as const })),
    )
  }
  const submit = async () => {
    const found = problemsOf(draft, t)
    setProblems(found)
    setRefusal(null)
    if (Object.keys(found).length) return false
    setBusy(true)
    const refused = await send({ draft, photos: photos.list, writtenAt: new Date().toISOString() }, clear)
    setRefusal(refused)
    setBusy(false)
    return true
  }
  return { draft, photos, problems, refusal, busy, change, clear, takeBack, submit }
}

/** Into the outbox first, then one attempt; gives the words of a refusal. */
async function send(entry: Waiting, clear: () => void): Promise<string | null> {
  await putInOutbox(entry)
  const outcome = await deliver(entry)
  if (outcome.kind === 'refused') {
    await takeFromOutbox(entry.draft.id)
    return outcome.message
  }
  clear()
  if (outcome.kind === 'sent') go('receipt', keepReceipt(entry.draft, outcome.receipt))
  else scrollTo(0, 0)
  return null
}
