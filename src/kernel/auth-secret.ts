/** What signs the cookie of a session, and how that cookie is called. */
import { hkdfSync } from 'node:crypto'
import type { Kernel } from './kernel.ts'

/** Key that signs cookies and encrypts second-factor secrets: drawn from the installation's secret, for this use only. */
export function accountSecret(kernel: Pick<Kernel, 'config'>): string {
  return Buffer.from(hkdfSync('sha256', kernel.config.secret, '', 'aili accounts', 32)).toString('base64url')
}

export const cookieName = (kernel: Pick<Kernel, 'config'>): string =>
  `${overTls(kernel) ? '__Secure-' : ''}aili.session_token`

export function overTls(kernel: Pick<Kernel, 'config'>): boolean {
  return kernel.config.origin.startsWith('https://')
}
