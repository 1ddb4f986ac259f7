/** Sends one photo, telling how far it is. */
import { ApiError } from './api.ts'
import { words } from './i18n.ts'

export interface Uploaded {
  readonly id: string
  readonly thumbUrl: string
  readonly width: number | null
  readonly height: number | null
}

/**
 * POST /api/files. `fileId` is made here, so that a resend is the same photo; `claim` ties the photo to the report or act that follows.
 * Throws ApiError; one that is `passing` may be tried again.
 */
export function uploadPhoto(
  fileId: string,
  blob: Blob,
  name: string,
  claim: string,
  onProgress: (percent: number) => void = () => {},
  timeoutMs = 180_000,
): Promise<Uploaded> {
  const form = new FormData()
  form.append('photo', blob, name)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/files')
    request.setRequestHeader('x-claim', claim)
    request.setRequestHeader('x-file-id', fileId)
    request.setRequestHeader('accept-language', words().language)
    request.timeout = timeoutMs
    request.upload.onprogress = event =>
      onProgress(Math.round((100 * event.loaded) / Math.max(1, event.total)))
    request.onload = () => settle(request, resolve, reject)
    request.onerror = () => reject(new ApiError('offline', words().t('shell:error.offline')))
    request.ontimeout = () => reject(new ApiError('timeout', words().t('shell:error.timeout')))
    request.send(form)
  })
}

function settle(
  request: XMLHttpRequest,
  resolve: (made: Uploaded) => void,
  reject: (error: ApiError) => void,
): void {
  let body: Partial<Uploaded> & {
    error?: { code: string; message: string; facts?: Record<string, unknown> }
  } = {}
  try {
    body = JSON.parse(request.responseText)
  } catch {
    // A proxy may answer with a page of its own; the status says enough.
  }
  if (request.status < 300 && body.id) {
    resolve(body as Uploaded)
    return
  }
  const message = body.error?.message ?? words().t('shell:error.failed', { status: request.status })
  reject(new ApiError(body.error?.code ?? 'failed', message, request.status, body.error?.facts))
}
