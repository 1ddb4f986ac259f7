/** Notices by e-mail, through the jurisdiction's own mail server. */
import type { Channels } from '../kernel/config-channels.ts'
import type { Message } from './channels.ts'

const patienceMs = 20_000

/** A second try bears the same Message-ID, so that the reader's mail program shows one. */
export async function sendEmail(email: NonNullable<Channels['email']>, message: Message): Promise<void> {
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    url: email.url,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({
      from: email.from,
      to: message.address,
      subject: message.subject,
      text: `${message.text}\n\n${message.link}\n`,
      date: message.at,
      messageId: `<${message.id}@${domainOf(email.from)}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  } finally {
    transport.close()
  }
}

function domainOf(from: string): string {
  return /@([^\s<>]+)/.exec(from)?.[1] ?? 'localhost'
}
