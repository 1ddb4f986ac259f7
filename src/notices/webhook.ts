/** Notices to the jurisdiction's own gateway (SMS, WeCom): a signed POST that the gateway can check and recognise when it comes twice. */
import { createHmac } from 'node:crypto'
import type { Channels } from '../kernel/config-channels.ts'
import { type Message, SendError } from './channels.ts'

const patienceMs = 10_000

/** Any answer of 2xx means the gateway took it; redirects are not followed, for they would carry the address elsewhere. */
export async function sendWebhook(
  webhook: NonNullable<Channels['webhook']>,
  { id, address, told, text, link, at }: Message,
): Promise<void> {
  const body = JSON.stringify({ id, address, told, text, link })
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const answer = await fetch(webhook.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-aili-delivery': id,
      'x-aili-timestamp': timestamp,
      'x-aili-signature': `sha256=${signatureOf(webhook.secret, timestamp, body)}`,
    },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(patienceMs),
  })
  await answer.body?.cancel()
  if (!answer.ok) throw new SendError(`http ${answer.status}`)
}

/** HMAC-SHA256 over `timestamp.body`, in hex. */
export function signatureOf(secret: string, timestamp: string, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
}
