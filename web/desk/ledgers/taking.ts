/** A table on its way from the server: in line, arriving, kept as a file of the browser's; given up when asked to. */
import { ApiError } from '../../shell/api.ts'
import { words } from '../../shell/i18n.ts'
import { session } from '../session.ts'

/** ahead: asked again when the seconds are over; bytes: so much has arrived. */
export type Taking = { readonly ahead: number; readonly againAt: number } | { readonly bytes: number }

/** However long those ahead need: their number is asked anew this often. */
const mostSeconds = 15

/** @throws ApiError what was refused; aborted by the signal, offline when the line broke */
export async function takeSheet(
  address: string,
  signal: AbortSignal,
  tell: (taking: Taking) => void,
): Promise<void> {
  for (;;) {
    tell({ bytes: 0 })
    const answer = await asked(address, signal)
    if (answer.ok) return save(answer, await arriving(answer, signal, tell))
    const error = await refusalIn(answer)
    if (answer.status === 401) {
      await session.restored()
      continue
    }
    const { ahead, seconds } = error.facts
    if (answer.status !== 503 || typeof ahead !== 'number') throw error
    const wait = Math.min(Number(seconds) || mostSeconds, mostSeconds) * 1000
    tell({ ahead, againAt: Date.now() + wait })
    await pause(wait, signal)
  }
}

function asked(address: string, signal: AbortSignal): Promise<Response> {
  const headers = { 'accept-language': words().language }
  return fetch(address, { headers, credentials: 'same-origin', signal }).catch(error => broken(error, signal))
}

async function arriving(
  answer: Response,
  signal: AbortSignal,
  tell: (taking: Taking) => void,
): Promise<Blob> {
  const pieces: BlobPart[] = []
  let bytes = 0
  const reader = answer.body!.getReader()
  for (;;) {
    const { done, value } = await reader.read().catch(error => broken(error, signal))
    if (done) return new Blob(pieces, { type: answer.headers.get('content-type') ?? '' })
    pieces.push(value)
    bytes += value.length
    tell({ bytes })
  }
}

function save(answer: Response, file: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1]
  link.download = name === undefined ? 'ledger.xlsx' : decodeURIComponent(name)
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

async function refusalIn(answer: Response): Promise<ApiError> {
  const body = (await answer.json().catch(() => null)) as {
    error?: { code: string; message: string; facts: Record<string, unknown> }
  } | null
  const { status } = answer
  const { code, message, facts } = body?.error ?? {}
  return new ApiError(code ?? 'failed', message ?? words().t('shell:error.failed', { status }), status, facts)
}

/** What had arrived of it is of no use. */
function broken(error: unknown, signal: AbortSignal): never {
  if (signal.aborted) throw new ApiError('aborted', '')
  throw error instanceof ApiError ? error : new ApiError('offline', words().t('ledger:page.brokenOff'))
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((done, fail) => {
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      fail(new ApiError('aborted', ''))
    })
  })
}
