/** One party's code for the phone: drawn large to be scanned, the six digits beside it, and until when. */
import { App, Button, Modal } from 'antd'
import { create } from 'qrcode'
import { useEffect, useRef, useState } from 'react'
import { timeText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure, Waiting } from '../parts.tsx'
import type { PartProps } from './agreement-part.tsx'
import { type Link, type Party, useSend } from './wire.ts'

interface Props extends PartProps {
  readonly party: Party
  readonly purpose: 'agreement' | 'confirmation'
  readonly close: () => void
}

export function LinkDialog({ all, agreement, proceeding, party, purpose, close }: Props) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [link, setLink] = useState<Link | null>(null)
  const send = useSend<Link>(proceeding.id, setLink)
  const asked = useRef(false)
  const ask = () =>
    send.mutate({
      path: `agreements/${agreement.id}/links`,
      body: { id: newId(), partyId: party.id, purpose },
    })
  useEffect(() => {
    // Once: every further one would make the first useless.
    if (!asked.current) ask()
    asked.current = true
  }, [])
  const address = link && `${location.origin}/sign#${link.linkId}`
  const copy = () =>
    void navigator.clipboard
      .writeText(address ?? '')
      .then(() => message.success(t('agreement:signing.copied')))
  return (
    <Modal open footer={null} onCancel={close} title={t('agreement:signing.linkOf', { name: party.name })}>
      {send.isPending && <Waiting lines={4} />}
      {send.error && <Failure error={send.error} retry={ask} />}
      {link && address && (
        <div className="agreement-link">
          <Qr text={`${address}.${link.code}`} label={t('agreement:signing.linkOf', { name: party.name })} />
          <p>
            {t('agreement:signing.code')} <strong className="agreement-code">{link.code}</strong>
          </p>
          <p>
            {t('agreement:signing.linkWords', {
              minutes: all.signing.validMinutes,
              tries: all.signing.tries,
            })}{' '}
            {t('agreement:sign.until', { at: timeText(link.expiresAt) })}
          </p>
          <Button onClick={copy}>{t('agreement:signing.copyLink')}</Button>
        </div>
      )}
    </Modal>
  )
}

/** With the quiet zone that scanners need. */
function Qr({ text, label }: { text: string; label: string }) {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const dark = Array.from(data, (bit, i) => (bit ? `M${i % size} ${Math.floor(i / size)}h1v1h-1z` : ''))
  return (
    <svg className="agreement-qr" viewBox={`-4 -4 ${size + 8} ${size + 8}`} role="img" aria-label={label}>
      <rect x="-4" y="-4" width={size + 8} height={size + 8} fill="#fff" />
      <path d={dark.join('')} fill="#000" shapeRendering="crispEdges" />
    </svg>
  )
}
