/** Services the resident asked for: words of a closed list and how often; no reason is asked and none can be written. */
import { Button, InputNumber, Select } from 'antd'
import { useId, useState } from 'react'
import { isNeed, needKinds, needs } from '../../../src/registry/needs.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure, Section } from '../parts.tsx'
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
  const id = useId()
  const [entry, setEntry] = useState({
    entryId: newId(),
    consentId: newId(),
    kind: '',
    everyDays: null as number | null,
  })
  const wording = useWordings().data?.texts.find(({ purpose }) => purpose === 'serviceNeeds')
  const add = useEntry(close)
  const hasConsent = resident.consents.some(
    ({ purpose, state }) => purpose === 'serviceNeeds' && state === 'given',
  )
  const guardian = resident.child ? resident.guardians[0]?.id : undefined
  const consents = hasConsent
    ? {}
    : {
        consents: [
          {
            ...{
              id: entry.consentId,
              purpose: 'serviceNeeds',
              version: wording?.version ?? 1,
              how: 'spoken',
            },
            ...(guardian ? { givenBy: guardian } : {}),
          },
        ],
      }
  const { entryId, kind, everyDays } = entry
  return (
    <form
      className="registry-form"
      onSubmit={event => {
        event.preventDefault()
        if (kind)
          add.mutate({
            path: '/api/registry/needs',
            body: { entryId, residentId: resident.id, kind, everyDays, ...consents },
          })
      }}
    >
      <div className="registry-fields">
        <div className="field">
          <label htmlFor={`${id}-kind`}>{t('registry:desk.need.kind')}</label>
          <Select
            id={`${id}-kind`}
            value={kind || null}
            placeholder={t('registry:desk.choose')}
            options={needs.map(value => ({ value, label: t(`registry:need.${value}`) }))}
            onChange={value =>
              setEntry({
                ...entry,
                entryId: newId(),
                kind: value ?? '',
                everyDays: value && isNeed(value) ? needKinds[value].everyDays : null,
              })
            }
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-every`}>{t('registry:input.everyDays')}</label>
          <InputNumber
            id={`${id}-every`}
            min={1}
            max={365}
            precision={0}
            value={everyDays}
            onChange={value => setEntry({ ...entry, entryId: newId(), everyDays: value })}
          />
        </div>
      </div>
      {!hasConsent && <WordingText purpose="serviceNeeds" />}
      {add.error && <Failure error={add.error} title={t('registry:desk.enter.refused')} />}
      <div className="row">
        <Button type="primary" size="small" htmlType="submit" disabled={kind === ''} loading={add.isPending}>
          {t(hasConsent ? 'registry:desk.save' : 'registry:desk.need.withConsent')}
        </Button>
        <Button size="small" onClick={close}>
          {t('shell:cancel')}
        </Button>
      </div>
    </form>
  )
}
