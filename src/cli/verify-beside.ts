/** Verification on all cores: processes replay stretches of proceedings side by side, and say what differs. */
import { fork } from 'node:child_process'
import { openFileStore } from '../kernel/files.ts'
import { matterRules, verifyContents } from '../matters/index.ts'
import { declaredProcedures } from '../procedures.ts'
import { rulesOf } from '../proceedings/declared.ts'
import {
  added,
  type Difference,
  type Owner,
  type Stretch,
  type Sums,
  verifyStretch,
} from '../proceedings/index.ts'

export interface Place {
  readonly url: string
  readonly dataDir: string
}
export type Asked = { readonly place: Place } | { readonly stretch: Stretch }
export type Answered =
  | { readonly differs: Difference }
  | { readonly verified: Sums }
  | { readonly failed: string }
type Tell = (difference: Difference) => void
type Progress = (proceedings: number) => void

const none: Sums = { proceedings: 0, acts: 0, photos: 0, differences: 0 }

/** One stretch after the other in this process. */
export async function verifyHere(
  owner: Owner,
  dataDir: string,
  stretches: readonly Stretch[],
  tell: Tell,
  progress: Progress = () => {},
): Promise<Sums> {
  const files = openFileStore(dataDir)
  const declared = Object.fromEntries(
    declaredProcedures.map(procedure => [procedure.id, { ground: rulesOf(procedure) }]),
  )
  const procedures = { ...declared, matter: { ground: matterRules, beside: verifyContents } }
  let sums = none
  for (const stretch of stretches)
    sums = added(
      sums,
      await verifyStretch({ owner, files, procedures, tell, progress }, stretch, sums.proceedings),
    )
  return sums
}

/** @throws when a process fails: what it did not verify is not said to be sound */
export async function verifyBeside(
  place: Place,
  stretches: readonly Stretch[],
  jobs: number,
  tell: Tell,
  progress: Progress,
): Promise<Sums> {
  let sums = none
  const queue = stretches.values()
  const lane = async () => {
    const worker = fork(new URL('./verify-worker.ts', import.meta.url), { serialization: 'advanced' })
    try {
      worker.send({ place } satisfies Asked)
      for (const stretch of queue) {
        const verified = await answerOf(worker, stretch, tell)
        // Only now: while this one was waited for, others have added theirs.
        sums = added(sums, verified)
        progress(sums.proceedings)
      }
    } finally {
      if (worker.connected) worker.disconnect()
    }
  }
  await Promise.all(Array.from({ length: jobs }, lane))
  return sums
}

async function answerOf(worker: ReturnType<typeof fork>, stretch: Stretch, tell: Tell): Promise<Sums> {
  const { promise, resolve, reject } = Promise.withResolvers<Sums>()
  const hear = (answered: Answered) => {
    if ('differs' in answered) tell(answered.differs)
    else if ('failed' in answered) reject(new Error(answered.failed))
    else resolve(answered.verified)
  }
  const lost = (code: number | null) => reject(new Error(`a process that verifies ended with ${code}`))
  worker.on('message', hear).on('exit', lost)
  worker.send({ stretch } satisfies Asked)
  return promise.finally(() => worker.off('message', hear).off('exit', lost))
}
