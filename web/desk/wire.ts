/** What the desk asks of the server: typed calls, refusals as they come, and a wait for sign-in when the session has run out. */
import type { z } from 'zod'
import type {
  actRequestShape,
  actShape,
  duplicateShape,
  figuresShape,
  inputShape,
  matterRowShape,
  matterShape,
  nextStepShape,
  photoShape,
  placeShape,
  previewShape,
  receiptShape,
  reportShape,
  termShape,
  worklistQueryShape,
  worklistShape,
} from '../../src/matters/shape.ts'
import { ApiError, call } from '../shell/api.ts'
import { session } from './session.ts'

export type Matter = z.infer<typeof matterShape>
export type Row = z.infer<typeof matterRowShape>
export type Worklist = z.infer<typeof worklistShape>
export type ListQuery = Partial<Record<keyof z.infer<typeof worklistQueryShape>, string>>
export type Term = z.infer<typeof termShape>
export type ActShown = z.infer<typeof actShape>
export type Photo = z.infer<typeof photoShape>
export type NextStep = z.infer<typeof nextStepShape>
export type FormInput = z.infer<typeof inputShape>
export type Duplicate = z.infer<typeof duplicateShape>
export type Figures = z.infer<typeof figuresShape>
export type Preview = z.infer<typeof previewShape>
export type Receipt = z.infer<typeof receiptShape>
export type Report = z.input<typeof reportShape>
export type Place = z.input<typeof placeShape>
export type ActRequest = z.input<typeof actRequestShape>

interface Asking {
  body?: unknown
  headers?: Readonly<Record<string, string>>
  signal?: AbortSignal | undefined
}

export function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return ask<T>('GET', path, { signal })
}

export function post<T>(
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<T> {
  return ask<T>('POST', path, { body, headers })
}

/** One call. A lost session raises the sign-in overlay, and the same call goes out again afterwards: nothing typed is lost. */
async function ask<T>(method: 'GET' | 'POST', path: string, asking: Asking): Promise<T> {
  const { signal, ...rest } = asking
  try {
    return await call<T>(method, path, signal ? { ...rest, signal } : rest)
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error
    await session.restored()
    return ask<T>(method, path, asking)
  }
}

/** A query string from what is set; empty values are left out, keys in a fixed order so that equal questions are equal. */
export function queryString(values: Readonly<Record<string, string | number | undefined>>): string {
  const params = new URLSearchParams()
  for (const key of Object.keys(values).sort()) {
    const value = values[key]
    if (value !== undefined && value !== '') params.set(key, String(value))
  }
  return params.toString()
}

/** One photo up; the claim ties it to the act or report that follows. */
export function upload(file: File, claim: string): Promise<{ id: string; thumbUrl: string }> {
  const form = new FormData()
  form.append('photo', file)
  return post('/api/files', form, { 'x-claim': claim })
}
