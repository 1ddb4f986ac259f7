/** A new proceeding: which procedure, by which first step, where it arose; then the form of that step. */
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { useMatter } from '../matters/use-matter.ts'
import { DisputeBegin } from '../mediation/dispute-begin.tsx'
import { Failure, Waiting } from '../parts.tsx'
import { StepForm } from '../steps/step-form.tsx'
import { type Choice, useCommunities, useGrids } from '../territory/places.ts'
import { listSearch } from './list-query.ts'
import { ProcedureChoice } from './procedure-choice.tsx'
import { useOpenProceeding } from './proceeding-page.tsx'
import { type Beginning, useBeginningWork } from './proceeding-work.ts'
import { type ProcedureRow, useProcedures, useProceeding } from './wire.ts'

export function NewPage() {
  const { t } = useWords()
  const { begin, beside } = useSearch({ strict: false }) as { begin?: string; beside?: string }
  const found = useProcedures()
  const chosen = found.data?.rows.find(one => one.id === begin)
  return (
    <main className="matter new-proceeding" id="main">
      <header className="matter-head">
        <div className="matter-bar">
          <Link to={'/proceedings' as never} search={listSearch as never} className="matter-back">
            <Icon name="back" />
            {t('desk:matter.back')}
          </Link>
        </div>
        <h1>{chosen ? t('desk:new.of', { procedure: chosen.label }) : t('desk:new.title')}</h1>
        {beside && <Beside id={beside} />}
      </header>
      {found.isPending && <Waiting lines={6} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data &&
        (chosen && chosen.begins.length > 0 ? (
          <Begin key={chosen.id} procedure={chosen} beside={beside} />
        ) : (
          <ProcedureChoice rows={found.data.rows} />
        ))}
    </main>
  )
}

function Beside({ id }: { id: string }) {
  const found = useProceeding(id)
  if (found.error) return <BesideMatter id={id} />
  if (!found.data) return null
  return <BesideNote procedure={found.data.procedureLabel} number={found.data.number} />
}

function BesideMatter({ id }: { id: string }) {
  const { t } = useWords()
  const { data } = useMatter(id)
  return data ? <BesideNote procedure={t('matter:procedure.matter')} number={data.number} /> : null
}

function BesideNote({ procedure, number }: { procedure: string; number: string }) {
  const { t } = useWords()
  return (
    <p className="note info">
      <Icon name="folder" /> {t('desk:new.beside', { procedure, number })}
    </p>
  )
}

interface BeginProps {
  procedure: ProcedureRow
  beside: string | undefined
}

function Begin({ procedure, beside }: BeginProps) {
  const { t } = useWords()
  const [name, setName] = useState(procedure.begins[0]!.step)
  const [place, setPlace] = useState<Pick<Beginning, 'communityId' | 'gridId'>>({
    communityId: undefined,
    gridId: undefined,
  })
  const navigate = useNavigate()
  const open = useOpenProceeding()
  const next = procedure.begins
  const work = useBeginningWork({ procedure: procedure.id, next, beside, ...place })
  const step = next.find(one => one.step === name) ?? next[0]!
  const toList = () => void navigate({ to: '/proceedings', search: listSearch } as never)
  return (
    <>
      <div className="row new-steps">
        {next.length > 1 &&
          next.map(one => (
            <Button
              key={one.step}
              type={one.step === step.step ? 'primary' : 'default'}
              aria-pressed={one.step === step.step}
              onClick={() => setName(one.step)}
            >
              {one.label}
            </Button>
          ))}
        <Button
          type="link"
          onClick={() =>
            void navigate({ to: '.', search: (b: object) => ({ ...b, begin: undefined }) } as never)
          }
        >
          {t('desk:new.other')}
        </Button>
      </div>
      {procedure.id === 'mediation' ? (
        <DisputeBegin
          steps={next}
          chosen={name}
          beside={beside}
          {...place}
          close={toList}
          open={id => open({ id })}
        >
          <Arose place={place} set={setPlace} />
        </DisputeBegin>
      ) : (
        <StepForm
          key={step.step}
          work={work}
          step={step}
          preset={nothing}
          stillLawful
          close={toList}
          done={({ id }) => id && open({ id })}
        >
          {!procedure.restricted && <Arose place={place} set={setPlace} />}
        </StepForm>
      )}
    </>
  )
}

const nothing = {}

type Place = Pick<Beginning, 'communityId' | 'gridId'>

/** Where it arose: those responsible for the place see it. Left out, it is the place of one's own post. */
function Arose({ place, set }: { place: Place; set(place: Place): void }) {
  const { t } = useWords()
  const communities = useCommunities().map(choiceOf)
  const grids = (useGrids(place.communityId !== undefined)?.features ?? [])
    .map(feature => feature.properties)
    .filter(grid => grid.communityId === place.communityId)
    .map(choiceOf)
  return (
    <div className="step-fields">
      <div className="field">
        <label htmlFor="new-community">
          {t('desk:new.community')} <span className="quiet">{t('shell:optional')}</span>
        </label>
        <Select
          id="new-community"
          value={place.communityId ?? null}
          options={communities}
          placeholder={t('desk:new.ownPlace')}
          showSearch={{ optionFilterProp: 'label' }}
          allowClear
          onChange={id => set({ communityId: id ?? undefined, gridId: undefined })}
        />
      </div>
      {place.communityId && (
        <div className="field">
          <label htmlFor="new-grid">
            {t('desk:new.grid')} <span className="quiet">{t('shell:optional')}</span>
          </label>
          <Select
            id="new-grid"
            value={place.gridId ?? null}
            options={grids}
            placeholder={t('shell:chooseOne')}
            allowClear
            onChange={id => set({ ...place, gridId: id ?? undefined })}
          />
        </div>
      )}
    </div>
  )
}

function choiceOf({ id, name }: { id: string; name: string }): Choice {
  return { value: id, label: name }
}
