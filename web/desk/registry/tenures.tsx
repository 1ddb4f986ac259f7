/** Who owns or rents a dwelling: residents, or an organisation under its credit code. */
import { Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure, Section } from '../parts.tsx'
import { today } from './people-fields.tsx'
import { type Tenure, useEntry } from './wire.ts'

interface TenuresProps {
  dwellingId: string
  tenures: readonly Tenure[]
  residents: readonly { readonly id: string; readonly name: string }[]
}

export function Tenures({ dwellingId, tenures, residents }: TenuresProps) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <Section id="tenures" title={t('registry:desk.tenures')}>
      {tenures.length === 0 && <p className="quiet">{t('registry:desk.noTenures')}</p>}
      <ul className="registry-people">
        {tenures.map(one => (
          <OneTenure key={one.id} tenure={one} />
        ))}
      </ul>
      {open ? (
        <TenureForm dwellingId={dwellingId} residents={residents} close={() => setOpen(false)} />
      ) : (
        <Button size="small" onClick={() => setOpen(true)}>
          {t('registry:desk.tenure.add')}
        </Button>
      )}
    </Section>
  )
}

export function OneTenure({ tenure }: { tenure: Tenure }) {
  const { t } = useWords()
  const end = useEntry()
  const { id, kind, name, organisation, creditCode, fromOn, toOn } = tenure
  return (
    <li>
      <p>
        {t(`registry:tenure.${kind}`)} <strong>{name ?? organisation}</strong>{' '}
        <span className="quiet">{[creditCode, fromOn, toOn && `– ${toOn}`].filter(Boolean).join(' ')}</span>{' '}
        {toOn === null && (
          <Button
            size="small"
            type="link"
            loading={end.isPending}
            onClick={() => end.mutate({ path: `/api/registry/tenures/${id}/end`, body: { toOn: today() } })}
          >
            {t('registry:desk.tenure.end')}
          </Button>
        )}
      </p>
      {end.error && <Failure error={end.error} />}
    </li>
  )
}

function TenureForm({ dwellingId, residents, close }: Omit<TenuresProps, 'tenures'> & { close(): void }) {
  const { t } = useWords()
  const id = useId()
  const [entry, setEntry] = useState({
    id: newId(),
    who: residents[0]?.id ?? '',
    organisation: '',
    creditCode: '',
  })
  const [kind, setKind] = useState<'owns' | 'rents'>('owns')
  const add = useEntry(close)
  const set = (change: Partial<typeof entry>) => setEntry({ ...entry, ...change, id: newId() })
  const isReady = entry.who !== '' || entry.organisation.trim() !== ''
  const holder =
    entry.who !== ''
      ? { residentId: entry.who }
      : {
          organisation: entry.organisation.trim(),
          ...(entry.creditCode.trim() ? { creditCode: entry.creditCode.trim() } : {}),
        }
  return (
    <form
      className="registry-form"
      onSubmit={event => {
        event.preventDefault()
        if (isReady)
          add.mutate({ path: '/api/registry/tenures', body: { id: entry.id, dwellingId, kind, ...holder } })
      }}
    >
      <div className="registry-fields">
        <div className="field">
          <label htmlFor={`${id}-kind`}>{t('registry:desk.tenure.kind')}</label>
          <Select
            id={`${id}-kind`}
            value={kind}
            options={(['owns', 'rents'] as const).map(value => ({
              value,
              label: t(`registry:tenure.${value}`),
            }))}
            onChange={setKind}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-who`}>{t('registry:desk.tenure.who')}</label>
          <Select
            id={`${id}-who`}
            value={entry.who}
            options={[
              ...residents.map(one => ({ value: one.id, label: one.name })),
              { value: '', label: t('registry:desk.tenure.organisation') },
            ]}
            onChange={who => set({ who })}
          />
        </div>
        {entry.who === '' &&
          (['organisation', 'creditCode'] as const).map(name => (
            <div key={name} className="field">
              <label htmlFor={`${id}-${name}`}>{t(`registry:input.${name}`)}</label>
              <Input
                id={`${id}-${name}`}
                maxLength={100}
                value={entry[name]}
                onChange={event => set({ [name]: event.target.value })}
              />
            </div>
          ))}
      </div>
      {add.error && <Failure error={add.error} title={t('registry:desk.enter.refused')} />}
      <div className="row">
        <Button type="primary" size="small" htmlType="submit" disabled={!isReady} loading={add.isPending}>
          {t('registry:desk.save')}
        </Button>
        <Button size="small" onClick={close}>
          {t('shell:cancel')}
        </Button>
      </div>
    </form>
  )
}
