/** Who reported it: masked; shown in full on a stated reason, which goes into the access log (PIPL article 51: access by need). */
import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Failure, Section } from '../parts.tsx'
import { type Matter, post } from '../wire.ts'

interface Revealed {
  name: string | null
  phone: string | null
}

export function ReporterPart({ matter }: { matter: Matter }) {
  const { t } = useWords()
  const [asking, setAsking] = useState(false)
  const reveal = useMutation({
    mutationFn: (reason: string) => post<Revealed>(`/api/matters/${matter.id}/reveal`, { reason }),
    onSuccess: () => setAsking(false),
  })
  const { anonymous, revealable } = matter.reporter
  const shown = reveal.data ?? matter.reporter
  return (
    <Section
      id="matter-reporter"
      title={t('desk:reporter.title')}
      className="no-print-personal"
      extra={
        revealable && !reveal.data && !asking ? (
          <Button size="small" icon={<Icon name="eye" />} onClick={() => setAsking(true)}>
            {t('desk:reporter.reveal')}
          </Button>
        ) : null
      }
    >
      {anonymous ? (
        <p>{t('desk:reporter.anonymous')}</p>
      ) : (
        <dl className="facts">
          <div>
            <dt>{t('desk:reporter.name')}</dt>
            <dd>{shown.name ?? t('desk:reporter.none')}</dd>
          </div>
          <div>
            <dt>{t('desk:reporter.phone')}</dt>
            <dd className="code">
              {reveal.data?.phone ? (
                <a href={`tel:${reveal.data.phone}`}>{reveal.data.phone}</a>
              ) : (
                (shown.phone ?? t('desk:reporter.none'))
              )}
            </dd>
          </div>
        </dl>
      )}
      {asking && (
        <RevealForm
          busy={reveal.isPending}
          send={reason => reveal.mutate(reason)}
          cancel={() => setAsking(false)}
        />
      )}
      {reveal.error && <Failure error={reveal.error} />}
      {reveal.data && <p className="quiet">{t('desk:reporter.logged')}</p>}
    </Section>
  )
}

function RevealForm({ busy, send, cancel }: { busy: boolean; send(reason: string): void; cancel(): void }) {
  const { t } = useWords()
  const [reason, setReason] = useState('')
  const id = useId()
  const ready = reason.trim().length >= 2
  return (
    <form
      className="reveal"
      onSubmit={event => {
        event.preventDefault()
        if (ready) send(reason.trim())
      }}
    >
      <label htmlFor={id}>{t('desk:reporter.why')}</label>
      <Input
        id={id}
        value={reason}
        maxLength={200}
        autoFocus
        onChange={event => setReason(event.target.value)}
        placeholder={t('desk:reporter.whyHint')}
      />
      <div className="row">
        <Button htmlType="submit" type="primary" loading={busy} disabled={!ready}>
          {t('desk:reporter.show')}
        </Button>
        <Button onClick={cancel}>{t('shell:cancel')}</Button>
      </div>
    </form>
  )
}
