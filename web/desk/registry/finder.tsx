/** Finding somebody: two characters of a name, a door, or on a stated reason the exact number of a document or phone. */
import { Link } from '@tanstack/react-router'
import { Button, Input, Segmented, Select } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure, Waiting } from '../parts.tsx'
import { AddressFound } from './address-found.tsx'
import type { AskedChange } from './registry-page.tsx'
import { type Found, useLook, useSearch } from './wire.ts'

interface FinderProps {
  q: string
  place: Readonly<Record<string, string>>
  ask(change: AskedChange): void
}
type Way = 'name' | 'door' | 'exact'

export function Finder({ q, place, ask }: FinderProps) {
  const { t } = useWords()
  const [way, setWay] = useState<Way>('name')
  return (
    <section className="part registry-finder" aria-label={t('registry:desk.find.title')}>
      <Segmented<Way>
        value={way}
        options={(['name', 'door', 'exact'] as const).map(value => ({
          value,
          label: t(`registry:desk.find.${value}`),
        }))}
        onChange={setWay}
      />
      {way === 'name' && <ByName q={q} place={place} ask={ask} />}
      {way === 'door' && <ByDoor />}
      {way === 'exact' && <ByNumber />}
    </section>
  )
}

function ByName({ q, place, ask }: FinderProps) {
  const { t } = useWords()
  const [typed, setTyped] = useState(q)
  // A surname alone is looked for within one grid.
  const least = place.grid === undefined ? 2 : 1
  const isEnough = [...q.trim()].length >= least
  const found = useSearch(q.trim(), place, isEnough)
  return (
    <>
      <form
        className="finder-line"
        onSubmit={event => {
          event.preventDefault()
          ask({ q: typed.trim() || undefined })
        }}
      >
        <Input
          type="search"
          aria-label={t('registry:desk.find.nameLabel')}
          placeholder={t(least === 2 ? 'registry:desk.find.nameHint' : 'registry:desk.find.nameHintGrid')}
          value={typed}
          maxLength={60}
          allowClear
          onChange={event => setTyped(event.target.value)}
        />
        <Button type="primary" htmlType="submit">
          {t('registry:desk.find.go')}
        </Button>
      </form>
      {q !== '' && !isEnough && <p className="quiet">{t('registry:desk.find.more')}</p>}
      {found.isLoading && <Waiting lines={2} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && <FoundList residents={found.data.residents} more={found.data.more} />}
    </>
  )
}

function ByDoor() {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  return (
    <>
      <form
        className="finder-line"
        onSubmit={event => {
          event.preventDefault()
          setAsked(typed.trim())
        }}
      >
        <Input
          aria-label={t('registry:desk.find.doorLabel')}
          placeholder={t('registry:desk.find.doorHint')}
          value={typed}
          maxLength={120}
          onChange={event => setTyped(event.target.value)}
        />
        <Button type="primary" htmlType="submit" disabled={typed.trim().length < 2}>
          {t('registry:desk.find.go')}
        </Button>
      </form>
      {asked !== '' && <AddressFound address={asked} />}
    </>
  )
}

function ByNumber() {
  const { t } = useWords()
  const id = useId()
  const [by, setBy] = useState<'idNumber' | 'phone'>('idNumber')
  const [value, setValue] = useState('')
  const [reason, setReason] = useState('')
  const look = useLook<{ residents: Found[]; elsewhere: boolean }>()
  const ready = value.trim() !== '' && reason.trim().length >= 2
  return (
    <>
      <form
        className="finder-exact"
        onSubmit={event => {
          event.preventDefault()
          if (ready)
            look.mutate({
              path: '/api/registry/lookup',
              body: { by, value: value.trim(), reason: reason.trim() },
            })
        }}
      >
        <Select
          aria-label={t('registry:desk.find.by')}
          value={by}
          options={(['idNumber', 'phone'] as const).map(one => ({
            value: one,
            label: t(`registry:field.${one}`),
          }))}
          onChange={setBy}
        />
        <Input
          aria-label={t(`registry:field.${by}`)}
          autoComplete="off"
          value={value}
          maxLength={40}
          onChange={event => setValue(event.target.value)}
        />
        <label htmlFor={id} className="sr">
          {t('registry:desk.find.reason')}
        </label>
        <Input
          id={id}
          placeholder={t('registry:desk.find.reason')}
          value={reason}
          maxLength={200}
          onChange={event => setReason(event.target.value)}
        />
        <Button type="primary" htmlType="submit" disabled={!ready} loading={look.isPending}>
          {t('registry:desk.find.go')}
        </Button>
      </form>
      <p className="quiet">{t('registry:desk.find.recorded')}</p>
      {look.error && <Failure error={look.error} title={t('registry:desk.find.failed')} />}
      {look.data && (
        <FoundList residents={look.data.residents} more={false} elsewhere={look.data.elsewhere} />
      )}
    </>
  )
}

interface FoundListProps {
  residents: readonly Found[]
  more: boolean
  elsewhere?: boolean
}

function FoundList({ residents, more, elsewhere = false }: FoundListProps) {
  const { t } = useWords()
  if (residents.length === 0)
    return <p role="status">{t(elsewhere ? 'registry:desk.find.elsewhere' : 'registry:desk.find.nobody')}</p>
  return (
    <ul className="registry-found" aria-label={t('registry:desk.find.found')}>
      {residents.map(one => (
        <li key={one.id}>
          <Link to={`/registry/residents/${one.id}` as '/'}>{one.name}</Link>
          <span>{one.bornOn ?? ''}</span>
          <span>{t(`registry:relation.${one.relation}`)}</span>
          <span>
            {one.householdId ? (
              <Link to={`/registry/households/${one.householdId}` as '/'}>{one.address}</Link>
            ) : (
              one.address
            )}
          </span>
          {one.minor && <span className="tag">{t('registry:desk.minor')}</span>}
          {one.leftOn && <span className="tag">{t('registry:desk.left', { day: one.leftOn })}</span>}
        </li>
      ))}
      {more && <li className="quiet">{t('registry:desk.find.tooMany')}</li>}
    </ul>
  )
}
