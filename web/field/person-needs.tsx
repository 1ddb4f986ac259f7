/** A service a resident asks for, with the consent it rests on; and consents by themselves, given or taken back. */
import { useState } from 'react'
import { needs } from '../../src/registry/needs.ts'
import { isChild } from '../../src/registry/terms.ts'
import { useWords } from '../shell/i18n.ts'
import { AskConsent, adultsOf, type ConsentGiven, type Purpose, purposes, useConsents } from './consent.tsx'
import { todayOn } from './day.ts'
import { parsed, useDraft } from './draft.ts'
import { hold } from './hold.ts'
import { Chips } from './parts.tsx'
import type { Home, Person } from './types.ts'

interface Props {
  home: Home
  person: Person
  onDone(): void
}

export function NeedForm({ home, person, onDone }: Props) {
  const { t } = useWords()
  const { values, change, drop } = useDraft(`need ${person.id}`, {})
  const [full, setFull] = useState(false)
  const standing = useConsents(person.id)
  if (!values) return null
  const kind = typeof values.kind === 'string' ? values.kind : ''
  const given = parsed<ConsentGiven>(values.given)
  // Without signal: who asked for something before has consented; the server says so if it was taken back meanwhile.
  const asked = standing
    ? standing.get('serviceNeeds') === 'given'
    : home.needs.some(need => need.residentId === person.id)
  const ready = kind !== '' && (given !== null || asked)
  const save = () =>
    hold({
      kind: 'need',
      title: person.name,
      what: t('field:person.needAsked', { need: t(`registry:need.${kind}`) }),
      body: { residentId: person.id, kind, ...(given ? { consents: [given] } : {}) },
      typed: values,
    }).then(
      () => {
        void drop()
        onDone()
      },
      () => setFull(true),
    )
  return (
    <div className="stack">
      <Chips
        legend={t('field:person.needAsk')}
        options={needs.map(value => ({ value, label: t(`registry:need.${value}`) }))}
        value={kind}
        onChange={value => change('kind', value)}
      />
      <p className="quiet">{t('field:person.needNote')}</p>
      {kind !== '' && !asked && (
        <AskConsent
          purpose="serviceNeeds"
          bornOn={person.bornOn}
          adults={adultsOf(home)}
          given={given}
          onGiven={next => change('given', JSON.stringify(next))}
        />
      )}
      {full && <p className="note bad">{t('field:waiting.full')}</p>}
      <button type="button" className="button primary big" disabled={!ready} onClick={() => void save()}>
        {t('field:person.save')}
      </button>
    </div>
  )
}

/** What follows is said before it is done. */
function TakeBack({ purpose, onTake }: { purpose: Purpose; onTake(): void }) {
  const { t } = useWords()
  return (
    <details>
      <summary>{t('field:person.takeBack')}</summary>
      <ul>
        {follows[purpose].map(each => (
          <li key={each}>{t(`registry:withdrawal.${each}`)}</li>
        ))}
      </ul>
      <button type="button" className="button danger" onClick={onTake}>
        {t('field:person.takeBack')}
      </button>
    </details>
  )
}

/** As the registry does it when a consent is taken back. */
const follows: Record<Purpose, readonly string[]> = {
  contact: ['phoneErased'],
  serviceNeeds: ['needsEnded'],
  visitRecord: ['notesErased'],
  photo: ['photosErased'],
  minor: ['phoneErased', 'needsEnded', 'notesErased', 'photosErased'],
}

export function ConsentForm({ home, person, onDone }: Props) {
  const { t } = useWords()
  const child = isChild(person.bornOn, todayOn())
  const standing = useConsents(person.id)
  const { values, change, drop } = useDraft(`consent ${person.id}`, {})
  const [full, setFull] = useState(false)
  if (!values) return null
  const purpose = purposes.find(each => each === values.purpose)
  const given = parsed<ConsentGiven>(values.given)
  const put = (id: string | undefined, what: string, body: Record<string, unknown>) =>
    hold({ ...(id ? { id } : {}), kind: 'consent', title: person.name, what, body, typed: values }).then(
      () => {
        void drop()
        onDone()
      },
      () => setFull(true),
    )
  const name = purpose ? t(`registry:consent.${purpose}.name`) : ''
  const save = () => {
    if (!given) return
    const { id, ...rest } = given
    void put(id, t('field:person.consentGiven', { name }), { residentId: person.id, ...rest })
  }
  const guardian = child ? adultsOf(home)[0]?.id : undefined
  const takeBack = () =>
    void put(undefined, t('field:person.consentTaken', { name }), {
      residentId: person.id,
      purpose,
      withdrawn: true,
      how: 'spoken',
      ...(guardian ? { givenBy: guardian } : {}),
    })
  return (
    <div className="stack">
      <Purposes
        {...{ child, standing, purpose }}
        onChange={value => {
          change('purpose', value)
          change('given', '')
        }}
      />
      {purpose && (
        <>
          {standing?.get(purpose) !== 'given' && (
            <>
              <AskConsent
                key={purpose}
                purpose={purpose}
                bornOn={person.bornOn}
                adults={adultsOf(home)}
                given={given}
                onGiven={next => change('given', JSON.stringify(next))}
              />
              <button type="button" className="button primary big" disabled={!given} onClick={save}>
                {t('field:person.save')}
              </button>
            </>
          )}
          {full && <p className="note bad">{t('field:waiting.full')}</p>}
          {standing?.get(purpose) !== 'none' && standing?.get(purpose) !== 'withdrawn' && (
            <TakeBack purpose={purpose} onTake={takeBack} />
          )}
        </>
      )}
    </div>
  )
}

interface PurposesProps {
  child: boolean
  standing: ReturnType<typeof useConsents>
  purpose: Purpose | undefined
  onChange(purpose: string): void
}

function Purposes({ child, standing, purpose, onChange }: PurposesProps) {
  const { t } = useWords()
  return (
    <Chips
      legend={t('field:person.consentTo')}
      options={purposes
        .filter(each => each !== 'minor' || child)
        .map(value => ({
          value,
          label: t(`registry:consent.${value}.name`),
          ...(standing ? { help: t(`registry:consentState.${standing.get(value) ?? 'none'}`) } : {}),
        }))}
      value={purpose ?? null}
      onChange={onChange}
    />
  )
}
