/** The roster of a community or a grid as a sheet: masked, with a reason that is recorded; in full only by whoever answers for the community. */
import { Button, Checkbox, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { wholeExports } from '../../../src/roster/terms.ts'
import { useWords } from '../../shell/i18n.ts'
import { Failure, Section } from '../parts.tsx'
import { type Community, takeOut } from './wire.ts'

type State = 'idle' | 'busy' | 'done' | Error

export function ExportPart({ communities }: { communities: readonly Community[] }) {
  const { t } = useWords()
  const ids = { place: useId(), reason: useId() }
  const places = communities.flatMap(placesOf)
  const [chosen, setChosen] = useState(places[0]?.value ?? '')
  const [reason, setReason] = useState('')
  const [whole, setWhole] = useState(false)
  const [state, setState] = useState<State>('idle')
  const [communityId = '', gridId = ''] = chosen.split(' ')
  const mayWhole = communities.find(it => it.id === communityId)?.whole === true
  const go = async () => {
    setState('busy')
    try {
      await takeOut({
        communityId,
        gridId: gridId === '' ? null : gridId,
        whole: whole && mayWhole,
        reason: reason.trim(),
      })
      setState('done')
    } catch (failure) {
      setState(failure as Error)
    }
  }
  return (
    <Section id="roster-export" title={t('roster:page.export')}>
      <p className="quiet">{t('roster:page.exportWhat')}</p>
      <form
        className="roster-export"
        onSubmit={event => {
          event.preventDefault()
          if (reason.trim().length > 1) void go()
        }}
      >
        <div className="field">
          <label htmlFor={ids.place}>{t('roster:page.exportPlace')}</label>
          <Select
            id={ids.place}
            showSearch
            optionFilterProp="label"
            value={chosen}
            onChange={setChosen}
            options={places.map(({ value, community, grid }) => ({
              value,
              label: grid ?? `${community}（${t('roster:page.wholeCommunity')}）`,
            }))}
          />
        </div>
        <div className="field">
          <label htmlFor={ids.reason}>{t('roster:page.reason')}</label>
          <Input
            id={ids.reason}
            value={reason}
            maxLength={200}
            placeholder={t('roster:page.reasonExample')}
            onChange={event => setReason(event.target.value)}
          />
        </div>
        <Button htmlType="submit" loading={state === 'busy'} disabled={reason.trim().length < 2}>
          {t('roster:page.exportGo')}
        </Button>
      </form>
      {mayWhole && <Whole whole={whole} choose={setWhole} />}
      <Outcome state={state} />
    </Section>
  )
}

function Outcome({ state }: { state: State }) {
  const { t } = useWords()
  if (state instanceof Error) return <Failure error={state} />
  if (state !== 'done') return null
  return (
    <p className="note good" role="status">
      {t('roster:page.exported')}
    </p>
  )
}

function Whole({ whole, choose }: { whole: boolean; choose(whole: boolean): void }) {
  const { t } = useWords()
  return (
    <Checkbox checked={whole} onChange={event => choose(event.target.checked)}>
      {t('roster:page.whole')}{' '}
      <span className="quiet">{t('roster:page.wholeWhat', { most: wholeExports.perDay })}</span>
    </Checkbox>
  )
}

/** A grid worker has grids only. */
function placesOf({ id, name, mayTakeIn, grids }: Community) {
  const own = grids.map(grid => ({ value: `${id} ${grid.id}`, community: name, grid: grid.name }))
  return mayTakeIn ? [{ value: id, community: name, grid: null }, ...own] : own
}
