/** The last acts that were told, kept so that pages that come back (all at once, after a restart) ask the database nothing. */
import type { LiveAct, News } from './live-news.ts'
import { covers, isVisible, type Snapshot } from './live-snapshot.ts'

export interface Memory {
  /** What was told up to now. */
  readonly told: Snapshot
  /** News that follow on what was told. Those too many to tell are not kept: memory begins anew after them. */
  add(news: News): void
  /** Acts from before memory began. @param start from where on they are complete */
  reachBack(start: Snapshot, acts: readonly LiveAct[]): void
  /** What was told since a snapshot; null when memory does not reach back to it. */
  since(snapshot: Snapshot): readonly LiveAct[] | null
}

export function openMemory(told: Snapshot, most = 6000): Memory {
  let start = told
  let count = 0
  let kept: { readonly after: Snapshot; readonly acts: readonly LiveAct[] }[] = []
  /** What was sealed was never there, for whoever comes back now. */
  const forget = (sealed: ReadonlySet<string>) => {
    if (sealed.size === 0) return
    const left = (acts: readonly LiveAct[]) => acts.filter(act => !sealed.has(act.proceedingId))
    kept = kept.map(({ after, acts }) => ({ after, acts: left(acts) }))
    count = kept.reduce((sum, { acts }) => sum + acts.length, 0)
  }
  const self = {
    told,
    add({ snapshot, acts }: News) {
      self.told = snapshot
      if (acts === null) {
        ;[start, count, kept] = [snapshot, 0, []]
        return
      }
      forget(new Set(acts.filter(act => act.sealed).map(act => act.proceedingId)))
      if (acts.length > 0) kept.push({ after: snapshot, acts })
      count += acts.length
      while (count > most) {
        const oldest = kept.shift()!
        count -= oldest.acts.length
        start = oldest.after
      }
    },
    reachBack(from: Snapshot, acts: readonly LiveAct[]) {
      kept.unshift({ after: start, acts: acts.filter(act => isVisible(act.xact, start)) })
      count += acts.length
      start = from
    },
    since(snapshot: Snapshot) {
      if (!covers(snapshot, start)) return null
      const from = kept.findIndex(({ after }) => after.xmax > snapshot.xmin)
      if (from < 0) return []
      return kept.slice(from).flatMap(({ acts }) => acts.filter(act => !isVisible(act.xact, snapshot)))
    },
  }
  return self
}
