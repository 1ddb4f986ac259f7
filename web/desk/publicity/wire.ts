/** The year of publicity as its page asks for it. */
import type { z } from 'zod'
import type { yearShape } from '../../../src/counsel/shape-publicity.ts'
import { useAsked } from '../counsel/wire.ts'

export type Year = z.infer<typeof yearShape>
export type Item = Year['items'][number]
export type Session = Year['sessions'][number]
export type Prompt = Year['prompts'][number]

export interface Asked {
  readonly year?: number
  readonly community?: string
}

export const useYear = ({ year, community }: Asked) =>
  useAsked<Year>('year', '/api/publicity', { year, community })

/** Stands for the whole jurisdiction in a choice: a choice has no empty value. */
export const everywhere = 'all'
