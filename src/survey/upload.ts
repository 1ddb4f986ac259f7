/** Receives a file of places with what is said about it: read whole, never larger than the office allows. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { Refusal } from '../kernel/errors.ts'
import { receiveFile } from '../kernel/receive-file.ts'
import { wishesShape } from './shape.ts'

export interface Uploaded {
  readonly bytes: Buffer
  readonly fileName: string
  readonly wishes: z.infer<typeof wishesShape>
}

/** @throws Refusal tooLarge, missingInput, invalidInput */
export async function receive(
  request: FastifyRequest,
  reply: FastifyReply,
  limit: number,
): Promise<Uploaded> {
  const { said, ...found } = await receiveFile(request, reply, limit, 'wishes')
  const wishes = wishesShape.safeParse(said ?? {})
  if (!wishes.success)
    throw new Refusal('invalidInput', { input: 'wishes', problem: wishes.error.issues[0]?.message ?? '' })
  return { ...found, wishes: wishes.data }
}
