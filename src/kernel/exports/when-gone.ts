/** Tells when whoever asked went away before the answer was whole: what is being made for them is given up. */
import type { FastifyReply } from 'fastify'

export function whenGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort(new Error('whoever asked went away'))
  })
  return gone.signal
}
