/** What the resident consented to, under which words, since when; given at the counter or taken back at once, with what follows. */
import { App, Button } from 'antd'
import { useState } from 'react'
import { exactText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Section } from '../parts.tsx'
import { Choice, choicesOf, EntryForm } from './form-parts.tsx'
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
  const body = isGiven ? { ...common, withdrawn: true } : { ...common, version: wording?.version ?? 1 }
  return (
    <EntryForm
      ready={!resident.child || givenBy !== ''}
      busy={send.isPending}
      error={send.error}
      words={t(isGiven ? 'registry:desk.consent.takeBack' : 'registry:desk.consent.give')}
      send={() => send.mutate({ path: '/api/registry/consents', body })}
      cancel={close}
    >
      <WordingText purpose={consent.purpose} />
      <div className="registry-fields">
        <Choice
          label={t('registry:desk.consent.how')}
          value={how}
          options={choicesOf('how', ['spoken', 'signed'] as const, t)}
          onChange={value => setHow(value || 'spoken')}
        />
        {resident.child && (
          <Choice
            label={t('registry:desk.enter.guardian')}
            value={givenBy}
            options={resident.guardians.map(one => ({ value: one.id, label: one.name }))}
            onChange={setGivenBy}
          />
        )}
      </div>
      {isGiven && wording && wording.withdrawal.length > 0 && (
        <p>
          {t('registry:desk.consent.follows')}
          {wording.withdrawal.map(word => t(`registry:withdrawal.${word}`)).join(t('desk:part.comma'))}
        </p>
      )}
    </EntryForm>
  )
}
