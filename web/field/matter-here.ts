/** A matter as a page shows it: the server's last answer, or what was taken along; and after acts done here, as this phone judges it. */
import { useEffect, useState } from 'react'
import { useWords } from '../shell/i18n.ts'
import { type Asking, useAnswer } from './answers.ts'
import type { Waiting } from './keep.ts'
import { outbox } from './outbox.ts'
import { held, type Pocket, type ToldMatter } from './pocket.ts'
import { useWatched } from './signal.ts'
import type { Matter } from './types.ts'

export interface MatterHere extends Asking<Matter> {
  /** Acts done here that the server does not have, in order. */
  readonly here: readonly Waiting[]
  /** True when `value` is as this phone judges it: not yet with the server. */
  readonly judged: boolean
  /** It is being judged: what is shown meanwhile is the state before. */
  readonly judging: boolean
}

/** Shown until the server says more: the matter with its own acts laid over it, so that the next step can be taken without signal. */
export function useMatter(id: string): MatterHere {
  const answer = useAnswer<Matter>(`/api/matters/${id}`)
  const { t, language } = useWords()
  const { items } = useWatched(outbox)
  const { pocket } = useWatched(held)
  const here = items.filter(item => item.matterId === id && item.kind === 'act')
  const report = items.find(item => item.kind === 'report' && item.id === id)
  const waiting = here.filter(({ state }) => state === 'waiting')
  const told = pocket?.matters.matters.find(({ matter }) => matter.id === id)
  const base = newest(answer.value, told)
  const [result, setResult] = useState<{ of: string; matter: Matter | null }>({ of: '', matter: null })
  const of = `${id} ${base?.seq} ${pocket?.asOf} ${language} ${waiting.map(item => item.id).join()} ${report?.id}`
  useEffect(() => {
    if (!pocket || (waiting.length === 0 && !report)) return
    let left = false
    void judge(pocket, told, base, report, waiting, t).then(matter => left || setResult({ of, matter }))
    return () => {
      left = true
    }
  }, [of])
  const judged = result.of === of ? result.matter : null
  const judging = result.of !== of && pocket !== null && (waiting.length > 0 || report !== undefined)
  return { ...answer, value: judged ?? base, here, judged: judged !== null, judging }
}

function newest(answer: Matter | null, told: ToldMatter | undefined): Matter | null {
  if (!answer || !told) return answer ?? told?.matter ?? null
  return told.matter.seq > answer.seq ? told.matter : answer
}

async function judge(
  pocket: Pocket,
  told: ToldMatter | undefined,
  base: Matter | null,
  report: Waiting | undefined,
  acts: readonly Waiting[],
  t: ReturnType<typeof useWords>['t'],
): Promise<Matter | null> {
  const { judgedMatter, reportedHere } = await import('./judged.ts')
  if (report) {
    const made = reportedHere(pocket, report, t)
    return made && judgedMatter(pocket, made.told, made.matter, acts, t)
  }
  // What was taken along must be what is shown: an older one would be judged from a state that is gone.
  if (!told || !base || told.standing.actCount !== base.seq) return null
  return judgedMatter(pocket, told, base, acts, t)
}
