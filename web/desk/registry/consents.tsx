/** What the resident consented to, under which words, since when; given at the counter or taken back at once, with what follows. */
import { App, Button, Select } from 'antd'
import { useId, useState } from 'react'
import { exactText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure, Section } from '../parts.tsx'
import { type Consent, type Resident, useEntry, useWordings } from './wire.ts'
import { WordingText } from './wording.tsx'

export function Consents({ resident }: { resident: Resident }) {
  const { t } = useWords()
  const shown = resident.consents.filter(
    ({ purpose, state }) => purpose !== 'minor' || resident.child || state !== 'none',
  )
  return (
    <Section id="consents" title={t('registry:desk.consents')}>
      <ul className="registry-people">
        {shown.map(one => (
          <OneConsent key={one.purpose} consent={one} resident={resident} />
        ))}
      </ul>
    </Section>
  )
}

function OneConsent({ consent, resident }: { consent: Consent; resident: Resident }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const { purpose, state, version, how, givenAt, givenByName, withdrawnAt } = consent
  const isGiven = state === 'given' || state === 'outdated'
  return (
    <li>
      <p>
        <strong>{t(`registry:consent.${purpose}.name`)}</strong>{' '}
        <span className={state === 'given' ? 'state registry-yes' : 'state'}>
          {t(`registry:consentState.${state}`)}
        </span>{' '}
        <Button size="small" type="link" onClick={() => setOpen(!open)}>
          {t(isGiven ? 'registry:desk.consent.see' : 'registry:desk.consent.ask')}
        </Button>
      </p>
      {isGiven && givenAt && (
        <p className="quiet">
          {[
            version !== null && t('registry:desk.consent.version', { version }),
            how && t(`registry:how.${how}`),
            exactText(givenAt),
            givenByName && t('registry:desk.consent.by', { name: givenByName }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {state === 'withdrawn' && withdrawnAt && <p className="quiet">{exactText(withdrawnAt)}</p>}
      {open && <ConsentForm consent={consent} resident={resident} close={() => setOpen(false)} />}
    </li>
  )
}

/** A guardian speaks for a child. */
function ConsentForm({ consent, resident, close }: { consent: Consent; resident: Resident; close(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const id = useId()
  const [entryId] = useState(newId)
  const [how, setHow] = useState<'signed' | 'spoken'>('spoken')
  const [givenBy, setGivenBy] = useState(resident.guardians[0]?.id ?? '')
  const wording = useWordings().data?.texts.find(({ purpose }) => purpose === consent.purpose)
  const send = useEntry(() => {
    void message.success(t('registry:desk.consent.recorded'))
    close()
  })
  const by = resident.child && givenBy !== '' ? { givenBy } : {}
  const common = { entryId, residentId: resident.id, purpose: consent.purpose, how, ...by }
  const isGiven = consent.state === 'given'
  const give = () =>
    send.mutate({ path: '/api/registry/consents', body: { ...common, version: wording?.version ?? 1 } })
  const takeBack = () => send.mutate({ path: '/api/registry/consents', body: { ...common, withdrawn: true } })
  return (
    <div className="registry-consent">
      <WordingText purpose={consent.purpose} />
      <div className="registry-fields">
        <div className="field">
          <label htmlFor={id}>{t('registry:desk.consent.how')}</label>
          <Select
            id={id}
            value={how}
            options={(['spoken', 'signed'] as const).map(value => ({
              value,
              label: t(`registry:how.${value}`),
            }))}
            onChange={setHow}
          />
        </div>
        {resident.child && (
          <div className="field">
            <label htmlFor={`${id}-by`}>{t('registry:desk.enter.guardian')}</label>
            <Select
              id={`${id}-by`}
              value={givenBy || null}
              placeholder={t('registry:desk.choose')}
              options={resident.guardians.map(one => ({ value: one.id, label: one.name }))}
              onChange={value => setGivenBy(value ?? '')}
            />
          </div>
        )}
      </div>
      {isGiven && wording && wording.withdrawal.length > 0 && (
        <p>
          {t('registry:desk.consent.follows')}
          {wording.withdrawal.map(word => t(`registry:withdrawal.${word}`)).join(t('desk:part.comma'))}
        </p>
      )}
      {send.error && <Failure error={send.error} />}
      <div className="row">
        {isGiven ? (
          <Button danger loading={send.isPending} onClick={takeBack}>
            {t('registry:desk.consent.takeBack')}
          </Button>
        ) : (
          <Button
            type="primary"
            loading={send.isPending}
            onClick={give}
            disabled={resident.child && givenBy === ''}
          >
            {t('registry:desk.consent.give')}
          </Button>
        )}
        <Button onClick={close}>{t('shell:cancel')}</Button>
      </div>
    </div>
  )
}
