/** The channels by which notices leave the house, each sending one message to one address. */
import type { Channels } from '../kernel/config-channels.ts'
import { sendEmail } from './email.ts'
import { sendWebhook } from './webhook.ts'

export const channelNames = ['email', 'webhook'] as const
export type Channel = (typeof channelNames)[number]

/** A message on its way: free of personal data but for the address. */
export interface Message {
  /** The delivery's id: the same when sent a second time. */
  readonly id: string
  readonly address: string
  readonly told: 'atOnce' | 'list'
  readonly subject: string
  readonly text: string
  readonly link: string
  readonly at: Date
}

/** An error whose class may be written down. */
export class SendError extends Error {
  readonly kind: string
  constructor(kind: string) {
    super(kind)
    this.name = 'SendError'
    this.kind = kind
  }
}

export function configured(channels: Channels): Channel[] {
  return channelNames.filter(name => channels[name] !== null)
}

/** @throws SendError when the mail server or gateway did not take it */
export async function send(channels: Channels, channel: Channel, message: Message): Promise<void> {
  const { email, webhook } = channels
  try {
    if (channel === 'email' && email) return await sendEmail(email, message)
    if (channel === 'webhook' && webhook) return await sendWebhook(webhook, message)
  } catch (error) {
    throw new SendError(classOf(error))
  }
  throw new SendError('not configured')
}

/** The class of an error: its code, never its words, in which a server may repeat an address. */
function classOf(error: unknown): string {
  if (error instanceof SendError) return error.kind
  const { name, code, responseCode, cause } = error as {
    name?: string
    code?: unknown
    responseCode?: unknown
    cause?: { code?: unknown }
  }
  const said = [code ?? cause?.code ?? name ?? 'unknown', responseCode ?? '']
  return said
    .join(' ')
    .replaceAll(/[^\w ]/g, '')
    .trim()
    .slice(0, 60)
}
