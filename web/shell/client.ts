/** The published API as the pages call it: paths, parameters, bodies and answers are those of openapi.json, so that a change there fails the types here. */
import type { paths } from './api.gen.ts'
import { type CallOptions, call } from './api.ts'

type Verb = 'get' | 'post'
type PathOf<V extends Verb> = {
  [P in keyof paths]: paths[P][V] extends { responses: unknown } ? P : never
}[keyof paths]
type Answer<O> = O extends { responses: { 200: { content: { 'application/json': infer B } } } }
  ? B
  : undefined
type InPath<O> = O extends { parameters: { path: infer X } }
  ? { readonly path: X }
  : { readonly path?: never }
type InQuery<O> = O extends { parameters: { query?: infer X } }
  ? { readonly query?: X }
  : { readonly query?: never }
type InBody<O> = O extends { requestBody: { content: { 'application/json': infer X } } }
  ? { readonly body: X }
  : { readonly body?: never }
/** Taken one operation at a time: the product of all their parts would be too large for the checker. */
type Asking<O> = O extends unknown
  ? InPath<O> & InQuery<O> & InBody<O> & Omit<CallOptions, 'query' | 'body'>
  : never

/** @example await get('/api/places/communities/{id}/compounds', { path: { id } }) */
export function get<P extends PathOf<'get'>>(
  path: P,
  asking: Asking<paths[P]['get']>,
): Promise<Answer<paths[P]['get']>> {
  return ask('GET', path, asking)
}

/** @example await post('/api/preview', { body: report }) */
export function post<P extends PathOf<'post'>>(
  path: P,
  asking: Asking<paths[P]['post']>,
): Promise<Answer<paths[P]['post']>> {
  return ask('POST', path, asking)
}

function ask<T>(method: 'GET' | 'POST', path: string, asking: { path?: unknown } & CallOptions): Promise<T> {
  const { path: parts, ...options } = asking
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String((parts as Record<string, unknown>)[name])),
  )
  return call<T>(method, filled, options)
}
