/** Services the resident asked for: words of a closed list and how often; no reason is asked and none can be written. */
import { Button } from 'antd'
import { useState } from 'react'
import { isNeed, needKinds, needs } from '../../../src/registry/needs.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure, Section } from '../parts.tsx'
import { Choice, Counted, choicesOf, EntryForm } from './form-parts.tsx'
import { type Resident, useEntry, useWordings } from './wire.ts'
import { WordingText } from './wording.tsx'

export function Needs({ resident }: { resident: Resident }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <Section id="needs" title={t('registry:desk.needs')}>
      {resident.needs.length === 0 && <p className="quiet">{t('registry:desk.noNeeds')}</p>}
      <ul className="registry-people">
        {resident.needs.map(need => (
          <OneNeed key={need.id} need={need} />
        ))}
      </ul>
      {open ? (
        <NeedForm resident={resident} close={() => setOpen(false)} />
      ) : (
        <Button size="small" onClick={() => setOpen(true)}>
          {t('registry:desk.need.add')}
        </Button>
      )}
    </Section>
  )
}

function OneNeed({ need }: { need: Resident['needs'][number] }) {
  const { t } = useWords()
  const [entryId] = useState(newId)
  const end = useEntry()
  return (
    <li>
      <p>
        <strong>{t(`registry:need.${need.kind}`)}</strong>{' '}
        <span className="quiet">
          {[
            need.everyDays !== null && t('registry:desk.need.every', { count: need.everyDays }),
            t('registry:desk.need.since', { day: need.askedOn }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>{' '}
        <Button
          size="small"
          type="link"
          loading={end.isPending}
          onClick={() => end.mutate({ path: '/api/registry/needs', body: { entryId, endsId: need.id } })}
        >
          {t('registry:desk.need.end')}
        </Button>
      </p>
      {end.error && <Failure error={end.error} />}
    </li>
  )
}

function NeedForm({ resident, close }: { resident: Resident; close(): void }) {
  const { t } = useWords()
  const [entry, setEntry] = useState({
    ...{ entryId: newId(), consentId: newId(), kind: '' },
    everyDays: null as number | null,
  })
  const set = (change: Partial<typeof entry>) => setEntry({ ...entry, ...change, entryId: newId() })
  const consents = useConsentsFor(resident, entry.consentId)
  const add = useEntry(close)
  const { entryId, kind, everyDays } = entry
  const body = { entryId, residentId: resident.id, kind, everyDays, ...(consents ? { consents } : {}) }
  return (
    <EntryForm
      ready={kind !== ''}
      busy={add.isPending}
      error={add.error}
      words={t(consents ? 'registry:desk.need.withConsent' : 'registry:desk.save')}
      send={() => add.mutate({ path: '/api/registry/needs', body })}
      cancel={close}
    >
      <div className="registry-fields">
        <Choice
          label={t('registry:desk.need.kind')}
          value={kind}
          options={choicesOf<string>('need', needs, t)}
          onChange={value =>
            set({ kind: value, everyDays: isNeed(value) ? needKinds[value].everyDays : null })
          }
        />
        <Counted
          label={t('registry:input.everyDays')}
          min={1}
          max={365}
          value={everyDays}
          onChange={value => set({ everyDays: value })}
        />
      </div>
      {consents && <WordingText purpose="serviceNeeds" />}
    </EntryForm>
  )
}

/** What is given together with the first service asked for; null: given before. A guardian speaks for a child. */
function useConsentsFor(resident: Resident, id: string): readonly object[] | null {
  const wording = useWordings().data?.texts.find(({ purpose }) => purpose === 'serviceNeeds')
  if (resident.consents.some(({ purpose, state }) => purpose === 'serviceNeeds' && state === 'given'))
    return null
  const guardian = resident.child ? resident.guardians[0]?.id : undefined
  const version = wording?.version ?? 1
  return [
    {
      ...{ id, purpose: 'serviceNeeds', version, how: 'spoken' },
      ...(guardian ? { givenBy: guardian } : {}),
    },
  ]
}
