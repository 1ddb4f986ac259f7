/** Taking a report for somebody on the phone or at the counter: their words, the place, the kind, how to reach them. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Checkbox, Input, Radio, Select } from 'antd'
import { useRef, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newClaim, newId } from '../../shell/ids.ts'
import { Failure } from '../parts.tsx'
import { Labelled } from '../staff/account-page.tsx'
import { PlacePicker } from '../territory/place-picker.tsx'
import { useCategories } from '../territory/places.ts'
import { type Place, type Preview, post, type Receipt, type Report } from '../wire.ts'
import type { UploadedPhoto } from './drafts.ts'
import { PhotoField } from './photo-field.tsx'
import { ReportPreview } from './report-preview.tsx'

type Channel = 'phone' | 'counter'
interface Typed {
  id: string
  claim: string
  channel: Channel
  text: string
  nature: NonNullable<Report['nature']>
  category: string | null
  place: Place
  urgent: boolean
  accusesOfficial: boolean
  anonymous: boolean
  name: string
  phone: string
  photos: readonly UploadedPhoto[]
}

const natures = ['help', 'complaint', 'inquiry', 'suggestion', 'report'] as const
const kept = 'aili.report'

export function ReportPage() {
  const { t } = useWords()
  const { typed, change, reset } = useTyped()
  const send = useMutation({
    mutationFn: () => post<Receipt>('/api/matters', bodyOf(typed), { 'x-claim': typed.claim }),
    onSuccess: forget,
  })
  const form = useRef<HTMLFormElement>(null)
  if (send.data) {
    const again = () => {
      reset()
      send.reset()
    }
    return <Taken id={typed.id} receipt={send.data} again={again} />
  }
  const ready = typed.text.trim().length >= 2 && hasPlace(typed.place)
  return (
    <main className="page" id="main">
      <h1>{t('desk:report.title')}</h1>
      <form
        ref={form}
        className="report"
        onKeyDown={event =>
          event.key === 'Enter' && (event.ctrlKey || event.metaKey) && form.current?.requestSubmit()
        }
        onSubmit={event => {
          event.preventDefault()
          if (ready && !send.isPending) send.mutate()
        }}
      >
        <div className="report-main">
          <What typed={typed} change={change} />
          <Where place={typed.place} set={place => change({ place })} />
          <Caller typed={typed} change={change} />
          {send.error && <Failure error={send.error} />}
          <div className="row">
            <Button type="primary" htmlType="submit" loading={send.isPending} disabled={!ready}>
              {t('desk:report.send')} <kbd>Ctrl+Enter</kbd>
            </Button>
            {!ready && <span className="quiet">{t('desk:report.needs')}</span>}
          </div>
        </div>
        <aside className="report-side">
          <ReportPreview found={usePreview(typed, ready)} />
        </aside>
      </form>
    </main>
  )
}

interface PartProps {
  typed: Typed
  change(part: Partial<Typed>): void
}

function What({ typed, change }: PartProps) {
  const { t } = useWords()
  const channels = (['phone', 'counter'] as const).map(value => ({
    value,
    label: t(`matter:channel.${value}`),
  }))
  return (
    <>
      <Radio.Group
        aria-label={t('desk:report.channel')}
        optionType="button"
        value={typed.channel}
        options={channels}
        onChange={event => change({ channel: event.target.value as Channel })}
      />
      <Labelled label={t('desk:report.text')}>
        {id => (
          <Input.TextArea
            id={id}
            value={typed.text}
            autoFocus
            maxLength={5000}
            autoSize={{ minRows: 4, maxRows: 14 }}
            onChange={event => change({ text: event.target.value })}
          />
        )}
      </Labelled>
      <div className="report-pair">
        <Labelled label={t('desk:filter.nature')}>
          {id => (
            <Select
              id={id}
              value={typed.nature}
              options={natures.map(value => ({ value, label: t(`matter:nature.${value}`) }))}
              onChange={nature => change({ nature })}
            />
          )}
        </Labelled>
        <Labelled label={t('desk:filter.category')}>
          {id => (
            <Select
              id={id}
              value={typed.category}
              options={useCategories()}
              placeholder={t('desk:report.suggested')}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              onChange={category => change({ category: category ?? null })}
            />
          )}
        </Labelled>
      </div>
      <div className="row">
        <Checkbox checked={typed.urgent} onChange={event => change({ urgent: event.target.checked })}>
          {t('desk:filter.urgent')}
        </Checkbox>
        <Checkbox
          checked={typed.accusesOfficial}
          onChange={event => change({ accusesOfficial: event.target.checked })}
        >
          {t('desk:report.accuses')}
        </Checkbox>
      </div>
      <PhotoField
        id="report-photos"
        input={{ label: t('shell:photos.add'), max: 9 }}
        value={typed.photos}
        change={photos => change({ photos })}
        claim={typed.claim}
      />
    </>
  )
}

function Where({ place, set }: { place: Place; set(place: Place): void }) {
  const { t } = useWords()
  return (
    <fieldset>
      <legend>{t('desk:report.where')}</legend>
      <PlacePicker place={place} set={set} />
    </fieldset>
  )
}

function Caller({ typed, change }: PartProps) {
  const { t } = useWords()
  return (
    <fieldset>
      <legend>{t('desk:report.who')}</legend>
      <Checkbox checked={typed.anonymous} onChange={event => change({ anonymous: event.target.checked })}>
        {t('desk:reporter.anonymous')}
      </Checkbox>
      {!typed.anonymous && (
        <div className="report-pair">
          <Labelled label={t('desk:reporter.name')}>
            {id => (
              <Input
                id={id}
                value={typed.name}
                maxLength={40}
                autoComplete="off"
                onChange={event => change({ name: event.target.value })}
              />
            )}
          </Labelled>
          <Labelled label={t('desk:reporter.phone')}>
            {id => (
              <Input
                id={id}
                value={typed.phone}
                maxLength={14}
                inputMode="tel"
                autoComplete="off"
                onChange={event => change({ phone: event.target.value })}
              />
            )}
          </Labelled>
        </div>
      )}
    </fieldset>
  )
}

function Taken({ id, receipt, again }: { id: string; receipt: Receipt; again(): void }) {
  const { t } = useWords()
  return (
    <main className="page page-narrow" id="main">
      <div className="note good">
        <h1>{t('desk:report.taken')}</h1>
        <p>{t('desk:report.tell')}</p>
        <dl className="facts facts-large">
          <div>
            <dt>{t('desk:report.number')}</dt>
            <dd className="code">{receipt.number}</dd>
          </div>
          <div>
            <dt>{t('desk:report.code')}</dt>
            <dd className="code">{receipt.queryCode}</dd>
          </div>
          <div>
            <dt>{t('desk:report.next')}</dt>
            <dd>
              {receipt.next.what} · {receipt.next.who}
            </dd>
          </div>
        </dl>
      </div>
      <div className="row">
        <Link to="/matters/$matterId" params={{ matterId: id }} className="ant-btn ant-btn-primary">
          {t('desk:report.open')}
        </Link>
        <Button onClick={again} autoFocus>
          {t('desk:report.again')}
        </Button>
      </div>
    </main>
  )
}

function empty(): Typed {
  return {
    id: newId(),
    claim: newClaim(),
    channel: 'phone',
    text: '',
    nature: 'help',
    category: null,
    place: { text: '' },
    urgent: false,
    accusesOfficial: false,
    anonymous: false,
    name: '',
    phone: '',
    photos: [],
  }
}

/** Kept while the page is away; a caller's words are not asked for twice. */
function useTyped() {
  const [typed, setTyped] = useState<Typed>(() => {
    const before = sessionStorage.getItem(kept)
    return before ? (JSON.parse(before) as Typed) : empty()
  })
  const change = (part: Partial<Typed>) =>
    setTyped(before => {
      const next = { ...before, ...part }
      sessionStorage.setItem(kept, JSON.stringify(next))
      return next
    })
  return { typed, change, reset: () => setTyped(empty()) }
}

function forget() {
  sessionStorage.removeItem(kept)
}

function hasPlace(place: Place): boolean {
  return place.buildingId !== undefined || place.communityId !== undefined || place.lng !== undefined
}

function bodyOf(typed: Typed): Report & { channel: Channel } {
  const { claim: _claim, category, name, phone, photos, ...rest } = typed
  const digits = phone.replace(/[\s-]/g, '')
  const reach = typed.anonymous
    ? {}
    : { ...(name.trim() === '' ? {} : { name: name.trim() }), ...(digits === '' ? {} : { phone: digits }) }
  return {
    ...rest,
    ...(category === null ? {} : { category }),
    ...reach,
    photos: photos.map(photo => photo.id),
  }
}

/** Who will get it and by when, asked while typing. */
function usePreview(typed: Typed, ready: boolean) {
  const { id: _id, photos: _photos, name: _name, phone: _phone, ...asked } = bodyOf(typed)
  return useQuery({
    queryKey: ['preview', JSON.stringify(asked)],
    queryFn: () => post<Preview>('/api/preview', asked),
    enabled: ready,
    placeholderData: before => before,
    retry: false,
  })
}
