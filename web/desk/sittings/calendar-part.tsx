/** The secret address under which one's own telephone reads one's sittings: made, renewed, ended; shown once. */
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Failure } from '../parts.tsx'
import { useAddress, useAddressAct } from './wire.ts'
import './sittings.css'

export function CalendarPart() {
  const { t, language } = useWords()
  const id = useId()
  const found = useAddress()
  const renew = useAddressAct('/api/calendar-address')
  const end = useAddressAct('/api/calendar-address/end')
  const [copied, setCopied] = useState(false)
  const since = found.data?.since ?? null
  const address = found.data?.address ?? null
  const error = found.error ?? renew.error ?? end.error
  return (
    <>
      <p>{t('sitting:calendar.lead')}</p>
      <p className="quiet">
        {since ? t('sitting:calendar.since', { at: whenText(since, language) }) : t('sitting:calendar.none')}
      </p>
      {address && (
        <div className="field">
          <label htmlFor={id}>{t('sitting:calendar.address')}</label>
          <Input id={id} readOnly value={address} onFocus={event => event.target.select()} />
          <p className="quiet">{t('sitting:calendar.once')}</p>
          <Button
            className="room-copy"
            onClick={() =>
              void navigator.clipboard?.writeText(address).then(
                () => setCopied(true),
                () => setCopied(false),
              )
            }
          >
            {t(copied ? 'sitting:calendar.copied' : 'sitting:calendar.copy')}
          </Button>
        </div>
      )}
      <div className="row">
        <Button
          loading={renew.isPending}
          onClick={() => {
            setCopied(false)
            renew.mutate()
          }}
        >
          {t(since ? 'sitting:calendar.renew' : 'sitting:calendar.make')}
        </Button>
        {since && (
          <Button loading={end.isPending} onClick={() => end.mutate()}>
            {t('sitting:calendar.end')}
          </Button>
        )}
      </div>
      {error && <Failure error={error} />}
    </>
  )
}
