/** What the map is coloured by, what is counted, whether matters are shown, and the files to keep. */
import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { type Ask, countsProceedings } from '../../../src/mapping/asks.ts'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { useProcedures } from '../proceedings/wire.ts'
import { useCategories } from '../territory/places.ts'
import { figuresPath, type MapQuestion, pointsPath } from './use-map.ts'

interface ControlsProps {
  question: MapQuestion
  asks: readonly Ask[]
  ask(change: Partial<MapQuestion>): void
}

export function AskChoice({ question, asks, ask }: ControlsProps) {
  const { t } = useWords()
  return (
    <Select
      className="map-ask"
      aria-label={t('mapping:ask.label')}
      value={question.ask}
      options={asks.map(value => ({ value, label: t(`mapping:ask.${value}`) }))}
      popupMatchSelectWidth={false}
      onChange={value => ask({ ask: value })}
    />
  )
}

/** Kind and days narrow numbers of proceedings; they stay folded until asked for. */
export function MapFilters({ question, ask }: Omit<ControlsProps, 'asks'>) {
  const { t } = useWords()
  const narrowed = [question.procedure, question.category, question.from, question.to].filter(Boolean).length
  const [open, setOpen] = useState(narrowed > 0)
  if (!countsProceedings(question.ask)) return null
  return (
    <div className="map-filters">
      <Button size="small" icon={<Icon name="filter" />} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('mapping:filter.title')}
        {narrowed > 0 && <b className="count">{narrowed}</b>}
      </Button>
      {open && <Fields question={question} ask={ask} />}
    </div>
  )
}

function Fields({ question, ask }: Omit<ControlsProps, 'asks'>) {
  const { t } = useWords()
  const categories = useCategories()
  const procedures = (useProcedures().data?.rows ?? []).filter(one => !one.elsewhere && one.on)
  const isMatters = question.procedure === undefined || question.procedure === 'matter'
  const clear = { procedure: undefined, category: undefined, from: undefined, to: undefined }
  return (
    <div className="map-filter-fields">
      <Select
        aria-label={t('mapping:filter.procedure')}
        value={question.procedure ?? 'matter'}
        options={[
          { value: 'matter', label: t('mapping:filter.matters') },
          ...procedures.map(one => ({ value: one.id, label: one.label })),
        ]}
        popupMatchSelectWidth={false}
        onChange={value =>
          ask(value === 'matter' ? { procedure: undefined } : { procedure: value, category: undefined })
        }
      />
      {isMatters && (
        <Select
          aria-label={t('mapping:filter.category')}
          placeholder={t('mapping:filter.category')}
          value={question.category ?? null}
          options={categories}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          onChange={value => ask({ category: value ?? undefined })}
        />
      )}
      {(['from', 'to'] as const).map(name => (
        <label key={name} className="filter-day" htmlFor={`map-${name}`}>
          {t(`mapping:filter.${name}`)}
          <Input
            id={`map-${name}`}
            type="date"
            value={question[name] ?? ''}
            onChange={event => ask({ [name]: event.target.value || undefined })}
          />
        </label>
      ))}
      <Button type="link" size="small" onClick={() => ask(clear)}>
        {t('mapping:filter.clear')}
      </Button>
    </div>
  )
}

export function MattersSwitch({ shown, show }: { shown: boolean; show(on: boolean): void }) {
  const { t } = useWords()
  return (
    <Checkbox checked={shown} onChange={event => show(event.target.checked)}>
      {t('mapping:matters.show')}
    </Checkbox>
  )
}

export function MapExports({ question, matters }: { question: MapQuestion; matters: boolean }) {
  const { t } = useWords()
  return (
    <p className="map-exports">
      <span className="quiet">{t('mapping:export.title')}</span>
      <a href={figuresPath(question, '.geojson')} download>
        {t('mapping:export.grids')}
      </a>
      {matters && (
        <a href={`${pointsPath(question, null)}&download=true&limit=20000`} download>
          {t('mapping:export.matters')}
        </a>
      )}
    </p>
  )
}
