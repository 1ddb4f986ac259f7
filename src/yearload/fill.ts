/** The rows of a year's load: several processes make chunks and send them until all are there. */
import { fork } from 'node:child_process'
import type { ClientBase } from 'pg'
import { chunksOf, type Tuning } from '../matters/index.ts'
import { type Given, type Hand, nothing, openHand, type Written } from './hand.ts'
import { keepTuning, progressOf } from './progress.ts'
import type { Say } from './run.ts'
import type { Said, Told } from './worker.ts'

/** @param threads processes that make and send rows; 0: this one does */
export async function fill(client: ClientBase, given: Given, threads: number, say: Say): Promise<void> {
  const { done, rows, ...kept } = await progressOf(client)
  const { plan } = given
  const chunks = Array.from({ length: chunksOf(plan) }, (_, n) => n).filter(n => !done.matters.has(n))
  if (chunks.length === 0 && rows.residents >= plan.residents) return
  let now = nothing
  const sum = (a: Written, b: Written) => ({
    matters: a.matters + b.matters,
    acts: a.acts + b.acts,
    residents: a.residents + b.residents,
  })
  const wrote = (more: Written) => {
    now = sum(now, more)
    const written = sum(rows, now)
    // A resident costs about as much as an act.
    const share = (written.acts + written.residents) / (plan.matters * plan.actsPerMatter + plan.residents)
    say('rows', Math.min(share, 1), written, now)
  }
  const crew: readonly Hand[] =
    threads === 0 ? [await openHand(given, wrote)] : Array.from({ length: threads }, () => hire(given, wrote))
  try {
    say('tuning', 0)
    const tuning = kept.tuning ?? (await tuned(crew[0]!, client))
    wrote(nothing)
    const queue = chunks.values()
    const work = async (hand: Hand, first: boolean) => {
      if (first && rows.residents < plan.residents)
        await hand.obey({ do: 'residents', done: [...done.residents] })
      for (const chunk of queue) await hand.obey({ do: 'matters', chunk, tuning })
    }
    await Promise.all(crew.map((hand, n) => work(hand, n === 0)))
  } finally {
    await Promise.all(crew.map(hand => hand.leave()))
  }
}

async function tuned(hand: Hand, client: ClientBase): Promise<Tuning> {
  const tuning = await hand.obey({ do: 'tune' })
  if (!tuning) throw new Error('a thread was asked to tune and did not')
  await keepTuning(client, tuning)
  return tuning
}

/** A process of its own each: it makes rows on its own core with a heap of its own, and ends with the one that hired it. */
function hire(given: Given, wrote: (more: Written) => void): Hand {
  const worker = fork(new URL('./worker.ts', import.meta.url), {
    serialization: 'advanced',
    detached: true,
    // What a chunk is made of lives a second and dies: kept among the young it is never moved.
    execArgv: ['--max-semi-space-size=64'],
  })
  let job: PromiseWithResolvers<Tuning | null> | null = null
  worker.on('message', (said: Said) => {
    if (said.said === 'wrote') wrote(said.more)
    else if (said.said === 'failed') job?.reject(new Error(said.why))
    else job?.resolve(said.tuning)
  })
  worker.on('error', error => job?.reject(error))
  worker.on('exit', code => job?.reject(new Error(`a worker of the load ended with ${code}`)))
  worker.send({ do: 'begin', given } satisfies Told)
  return {
    obey: order => {
      job = Promise.withResolvers()
      worker.send(order)
      return job.promise
    },
    leave: async () => {
      job = null
      if (worker.connected) worker.disconnect()
    },
  }
}
