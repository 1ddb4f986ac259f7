/** Ways out of the house for notices: the jurisdiction's mail server, and its own gateway to SMS or WeCom. */
import type { Reader } from './config-reader.ts'

export interface Channels {
  /** `url` holds the password. */
  readonly email: { readonly url: string; readonly from: string } | null
  readonly webhook: { readonly url: string; readonly secret: string } | null
}

const leastSecretCharacters = 32

/** @param production the gateway is given phone numbers: over https only */
export function channelsOf(reader: Reader, production: boolean): Channels {
  return { email: emailOf(reader), webhook: webhookOf(reader, production) }
}

function emailOf(reader: Reader): Channels['email'] {
  const url = reader.url('AILI_SMTP_URL', ['smtp://', 'smtps://'])
  const from = reader.text('AILI_MAIL_FROM')
  if (from !== null && !/^([^<>\r\n]*<)?[^@\s<>]+@[^@\s<>]+>?$/.test(from))
    reader.problem('address', { name: 'AILI_MAIL_FROM', value: from })
  if (url !== null && from !== null) return { url, from }
  incomplete(reader, { AILI_SMTP_URL: url, AILI_MAIL_FROM: from })
  return null
}

function webhookOf(reader: Reader, production: boolean): Channels['webhook'] {
  const url = reader.url('AILI_WEBHOOK_URL', production ? ['https://'] : ['https://', 'http://'])
  const secret = reader.text('AILI_WEBHOOK_SECRET')
  if (secret !== null && secret.length < leastSecretCharacters)
    reader.problem('short', { name: 'AILI_WEBHOOK_SECRET', least: leastSecretCharacters })
  if (url !== null && secret !== null) return { url, secret }
  incomplete(reader, { AILI_WEBHOOK_URL: url, AILI_WEBHOOK_SECRET: secret })
  return null
}

function incomplete(reader: Reader, parts: Readonly<Record<string, string | null>>): void {
  const missing = Object.entries(parts).flatMap(([name, value]) => (value === null ? [name] : []))
  if (missing.length < Object.keys(parts).length)
    reader.problem('together', { names: Object.keys(parts).join(', '), missing: missing.join(', ') })
}
