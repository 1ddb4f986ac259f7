/** The fields of a report on behalf: the words and their kind, the place, the caller. */
import { Checkbox, Input, Radio, Select } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { Labelled } from '../staff/account-page.tsx'
import { PhotoField } from '../steps/photo-field.tsx'
import { PlacePicker } from '../territory/place-picker.tsx'
import { useCategories } from '../territory/places.ts'
import type { Place } from '../wire.ts'
import type { Channel, Typed } from './use-report.ts'

const natures = ['help', 'complaint', 'inquiry', 'suggestion', 'report'] as const

interface PartProps {
  typed: Typed
  change(part: Partial<Typed>): void
}

export function What({ typed, change }: PartProps) {
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
      <Kind typed={typed} change={change} />
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

function Kind({ typed, change }: PartProps) {
  const { t } = useWords()
  const categories = useCategories()
  return (
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
            options={categories}
            placeholder={t('desk:report.suggested')}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            onChange={category => change({ category: category ?? null })}
          />
        )}
      </Labelled>
    </div>
  )
}

export function Where({ place, set }: { place: Place; set(place: Place): void }) {
  const { t } = useWords()
  return (
    <fieldset>
      <legend>{t('desk:report.where')}</legend>
      <PlacePicker place={place} set={set} />
    </fieldset>
  )
}

export function Caller({ typed, change }: PartProps) {
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
