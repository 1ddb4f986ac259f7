/** Talking to the server: patient on bad lines, errors as { code, message, facts }, a resend always with the same id. */
import { words } from './i18n.ts'

/** What went wrong, in the reader's language. `code` is the server's refusal code, or 'offline', 'timeout', 'failed'. */
export class ApiError extends Error {
  readonly code: string
  readonly status: number
  readonly facts: Readonly<Record<string, unknown>>
  constructor(code: string, message: string, status = 0, facts: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.name = 'ApiError'
    this.code = code
    this.status = status
    this.facts = facts
  }
  /** The line or the server failed, not the request: the same request may succeed later. */
  get passing(): boolean {
    return this.status === 0 || this.status >= 502 || this.status === 429
  }
}

export interface CallOptions {
  readonly query?: Readonly<Record<string, string | number | boolean | null | undefined>>
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly timeoutMs?: number
  /** Further attempts after a passing failure. Safe for GET and for bodies that carry their own id. Default: 2 for GET, 0 otherwise. */
  readonly retries?: number
  readonly signal?: AbortSignal
}

/**
 * One call. Throws ApiError.
 * @example await call<Preview>('POST', '/api/preview', { body })
 */
export async function call<T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  options: CallOptions = {},
): Promise<T> {
  const retries = options.retries ?? (method === 'GET' ? 2 : 0)
  for (let attempt = 0; ; attempt++) {
    try {
      return await once<T>(method, path, options)
    } catch (error) {
      const passing = error instanceof ApiError && error.passing && !options.signal?.aborted
      // A phone that knows it has no signal is told at once what it can do without: patience is for lines that may hold.
      if (!passing || attempt >= retries || navigator.onLine === false) throw error
      await pause(500 * 2 ** attempt)
    }
  }
}

async function once<T>(method: string, path: string, options: CallOptions): Promise<T> {
  const signals = [
    AbortSignal.timeout(options.timeoutMs ?? 30_000),
    ...(options.signal ? [options.signal] : []),
  ]
  const form = options.body instanceof FormData
  const hasBody = options.body !== undefined
  let response: Response
  try {
    response = await fetch(withQuery(path, options.query), {
      method,
      headers: {
        'accept-language': words().language,
        ...(hasBody && !form ? { 'content-type': 'application/json' } : {}),
        ...options.headers,
      },
      ...(hasBody ? { body: form ? (options.body as FormData) : JSON.stringify(options.body) } : {}),
      credentials: 'same-origin',
      signal: anyOf(signals),
    })
  } catch (error) {
    throw lineError(error)
  }
  return read<T>(response)
}

async function read<T>(response: Response): Promise<T> {
  const text = await response.text().catch(error => {
    throw lineError(error)
  })
  const body = parse(text)
  if (response.ok) return body as T
  const error = (
    body as { error?: { code?: string; message?: string; facts?: Record<string, unknown> } } | null
  )?.error
  const { t } = words()
  throw new ApiError(
    error?.code ?? 'failed',
    error?.message ?? t('shell:error.failed', { status: response.status }),
    response.status,
    error?.facts,
  )
}

function lineError(error: unknown): ApiError {
  const { t } = words()
  const name = (error as { name?: string })?.name
  if (name === 'TimeoutError') return new ApiError('timeout', t('shell:error.timeout'))
  return new ApiError(name === 'AbortError' ? 'aborted' : 'offline', t('shell:error.offline'))
}

function withQuery(path: string, query: CallOptions['query']): string {
  const filled = Object.entries(query ?? {}).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  )
  const text = new URLSearchParams(filled.map(([name, value]) => [name, String(value)])).toString()
  return text ? `${path}?${text}` : path
}

function parse(text: string): unknown {
  try {
    return text ? JSON.parse(text) : null
  } catch {
    return null
  }
}

function anyOf(signals: AbortSignal[]): AbortSignal {
  if (signals.length === 1) return signals[0]!
  if ('any' in AbortSignal) return AbortSignal.any(signals)
  const both = new AbortController()
  for (const signal of signals) signal.addEventListener('abort', () => both.abort(signal.reason))
  return both.signal
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds))
}
