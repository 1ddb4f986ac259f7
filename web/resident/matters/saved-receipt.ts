/** The receipt as one file to keep: readable without Aili, without a network, and able to check its own signature. */
import { dueText, exactText, groupCode } from '../../shell/format.ts'
import type { Language, Translate } from '../../shell/i18n.ts'
import type { Receipt } from '../../shell/shapes.ts'
import { lazyModule } from '../lazy.ts'
import { receiptKey } from './jws.ts'
import { selfCheck } from './self-check.ts'

/** Hands the file to the browser; returns its name. */
export async function saveReceipt(receipt: Receipt, language: Language, t: Translate): Promise<string> {
  const [jwk, pictures] = await Promise.all([receiptKey(), pictureOf(receipt)])
  const name = `${t('resident:receipt.fileName', { number: receipt.number })}.html`
  const url = URL.createObjectURL(
    new Blob([pageOf(receipt, language, t, jwk, pictures)], { type: 'text/html' }),
  )
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
  return name
}

async function pictureOf(receipt: Receipt): Promise<string> {
  try {
    return await (await lazyModule<typeof import('../lazy/qr.ts')>('qr')).qrSvg(receipt.queryUrl)
  } catch {
    return ''
  }
}

export function pageOf(
  receipt: Receipt,
  language: Language,
  t: Translate,
  jwk: JsonWebKey | null,
  picture: string,
): string {
  const asRow = ([key, value]: readonly string[]) =>
    `<dt>${safe(t(`resident:receipt.${key}`))}</dt><dd>${safe(value!)}</dd>`
  const rows = [
    ['number', receipt.number],
    ['code', groupCode(receipt.queryCode)],
    ['received', exactText(receipt.receivedAt)],
    ['next', receipt.next.what],
    ['who', receipt.next.who],
    [
      'until',
      `${dueText(receipt.next.by, language)}${receipt.next.provisional ? ` (${t('shell:deadline.provisional')})` : ''}`,
    ],
  ].map(asRow)
  const proof = [
    ['hash', receipt.contentHash],
    ['signature', receipt.signature],
  ].map(asRow)
  const why = receipt.next.why.map(step => `<li>${safe(step.text)}</li>`)
  const words = {
    valid: t('resident:check.valid'),
    invalid: t('resident:check.invalid'),
    unable: t('resident:check.noCrypto'),
  }
  const data = {
    jws: receipt.signature,
    x: jwk?.x ?? '',
    number: receipt.number,
    contentHash: receipt.contentHash,
    words,
  }
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(t('resident:receipt.fileName', { number: receipt.number }))}</title>
<style>${style}</style></head><body>
<h1>${safe(receipt.jurisdiction)} · ${safe(t('resident:title.receipt'))}</h1>
<dl>${rows.join('\n')}</dl>
<h2>${safe(t('shell:deadline.why'))}</h2><ul>${why.join('')}</ul>
${picture}
<p>${safe(t('resident:receipt.qrQuery'))}: <a href="${safe(receipt.queryUrl)}">${safe(receipt.queryUrl)}</a></p>
<p id="verdict" role="status"></p>
<p>${safe(t('resident:receipt.proofHelp'))}</p>
<dl class="proof">${proof.join('\n')}</dl>
<script id="data" type="application/json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>
<script>${selfCheck}</script>
</body></html>
`
}

const style = `body{font:16px/1.7 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif;max-width:42rem;margin:24px auto;padding:0 16px;color:#1b2427;overflow-wrap:anywhere}
dt{color:#5f6c73}dd{margin:0 0 8px;font-weight:600}h1{font-size:1.5rem;line-height:1.3}h2{font-size:1.15rem}.proof dd{font:400 13px/1.6 ui-monospace,monospace}svg{width:180px;height:180px}#verdict{padding:12px 16px;border-left:4px solid #0b5f6b;background:#e1eff0}#verdict:empty{display:none}`

function safe(text: string): string {
  return text.replace(/[&<>"']/g, letter => `&#${letter.charCodeAt(0)};`)
}
