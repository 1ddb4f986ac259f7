/** Sends a photo in pieces (tus 1.0) and goes on where the line broke: on a bad line small pieces, on a good one larger ones. */
import { ApiError } from '../shell/api.ts'
import { words } from '../shell/i18n.ts'
import type { KeptPhoto } from './keep.ts'
import { toBase64 } from './seal.ts'

const [smallest, largest] = [256 * 1024, 4 * 1024 * 1024]
/** A piece that took less doubles the next, one that took more halves it. */
const [quickMs, slowMs] = [4000, 20_000]
const pieceTimeoutMs = 120_000
const tus = { 'tus-resumable': '1.0.0' }

/** @param tell how much of it the server has, in percent */
export async function sendPhoto(
  photo: KeptPhoto,
  claim: string,
  tell: (percent: number) => void,
): Promise<void> {
  const { blob } = photo
  const address = `/api/uploads/${photo.id}`
  let offset = await begun(photo, claim)
  let size = smallest
  while (offset < blob.size) {
    tell(Math.round((100 * offset) / blob.size))
    const startedAt = performance.now()
    const answer = await ask('PATCH', address, {
      headers: {
        ...{ 'x-claim': claim, 'upload-offset': String(offset) },
        'content-type': 'application/offset+octet-stream',
      },
      body: blob.slice(offset, offset + size),
    })
    offset = offsetIn(answer)
    const tookMs = performance.now() - startedAt
    if (tookMs < quickMs) size = Math.min(size * 2, largest)
    else if (tookMs > slowMs) size = Math.max(size / 2, smallest)
  }
  tell(100)
}

/** Announced, or known from an earlier attempt: how much the server has. */
async function begun({ id, blob }: KeptPhoto, claim: string): Promise<number> {
  const named = (name: string, value: string) => `${name} ${toBase64(new TextEncoder().encode(value))}`
  const made = await ask('POST', '/api/uploads', {
    headers: {
      'upload-length': String(blob.size),
      'upload-metadata': `${named('id', id)},${named('claim', claim)}`,
    },
  })
  return offsetIn(made)
}

const offsetIn = (answer: Response) => Number(answer.headers.get('upload-offset') ?? 0)

async function ask(
  method: string,
  path: string,
  { headers, body }: { headers: Record<string, string>; body?: Blob },
): Promise<Response> {
  let answer: Response
  try {
    answer = await fetch(path, {
      method,
      headers: { ...tus, 'accept-language': words().language, ...headers },
      ...(body ? { body } : {}),
      credentials: 'same-origin',
      signal: AbortSignal.timeout(pieceTimeoutMs),
    })
  } catch {
    throw new ApiError('offline', words().t('shell:error.offline'))
  }
  if (answer.ok) return answer
  const told = (await answer.json().catch(() => null))?.error
  const message = told?.message ?? words().t('shell:error.failed', { status: answer.status })
  // The server has another part than we thought (a piece arrived whose answer was lost): ask again where it stands.
  const status = told?.code === 'uploadOffset' ? 503 : answer.status
  throw new ApiError(told?.code ?? 'failed', message, status, told?.facts)
}
