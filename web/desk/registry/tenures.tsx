/** Who owns or rents a dwelling: residents, or an organisation under its credit code. */
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure, Section } from '../parts.tsx'
import { Choice, choicesOf, EntryForm, Typed } from './form-parts.tsx'
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
  const [entry, setEntry] = useState({
    ...{ id: newId(), kind: 'owns' as 'owns' | 'rents', who: residents[0]?.id ?? '' },
    ...{ organisation: '', creditCode: '' },
  })
  const add = useEntry(close)
  const set = (change: Partial<typeof entry>) => setEntry({ ...entry, ...change, id: newId() })
  const { id, kind, who } = entry
  const [organisation, creditCode] = [entry.organisation.trim(), entry.creditCode.trim()]
  const holder = who === '' ? { organisation, ...(creditCode ? { creditCode } : {}) } : { residentId: who }
  const people = residents.map(one => ({ value: one.id, label: one.name }))
  return (
    <EntryForm
      ready={who !== '' || organisation !== ''}
      busy={add.isPending}
      error={add.error}
      words={t('registry:desk.save')}
      send={() => add.mutate({ path: '/api/registry/tenures', body: { id, dwellingId, kind, ...holder } })}
      cancel={close}
    >
      <div className="registry-fields">
        <Choice
          label={t('registry:desk.tenure.kind')}
          value={kind}
          options={choicesOf('tenure', ['owns', 'rents'] as const, t)}
          onChange={value => set({ kind: value || 'owns' })}
        />
        <Choice
          label={t('registry:desk.tenure.who')}
          value={who}
          options={[...people, { value: '', label: t('registry:desk.tenure.organisation') }]}
          onChange={value => set({ who: value })}
        />
        {who === '' &&
          (['organisation', 'creditCode'] as const).map(name => (
            <Typed
              key={name}
              label={t(`registry:input.${name}`)}
              maxLength={100}
              value={entry[name]}
              onChange={value => set({ [name]: value })}
            />
          ))}
      </div>
    </EntryForm>
  )
}
