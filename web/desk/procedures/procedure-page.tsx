/** One procedure: drawn from its data with what is where now, its terms with every version, its tracks; for the administrator, switched on and given new versions. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button, Checkbox, Switch } from 'antd'
import { useMemo, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Failure, Section, Waiting } from '../parts.tsx'
import { type Procedure, useProcedure } from '../proceedings/wire.ts'
import { holdsRole, isAdministrator, useMe } from '../session.ts'
import { post } from '../wire.ts'
import { Diagram } from './diagram.tsx'
import { Everywhere } from './everywhere.tsx'
import { Facts } from './facts.tsx'
import { StateList } from './state-list.tsx'
import { TermsTable } from './terms-table.tsx'
import { useNarrow } from './use-narrow.ts'

export function ProcedurePage() {
  const { procedureId } = useParams({ strict: false }) as { procedureId?: string }
  const found = useProcedure(procedureId)
  return (
    <main className="page page-wide procedure-page" id="main">
      {found.isPending && <Waiting lines={10} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && <Sheet key={found.data.id} procedure={found.data} />}
    </main>
  )
}

function Sheet({ procedure }: { procedure: Procedure }) {
  const admin = holdsRole(useMe(), 'systemAdmin')
  return (
    <>
      <Head procedure={procedure} admin={admin} />
      <Drawn procedure={procedure} />
      <TermsTable procedure={procedure} mayAdd={admin} />
      <Tracks procedure={procedure} />
    </>
  )
}

function Head({ procedure, admin }: { procedure: Procedure; admin: boolean }) {
  const { t } = useWords()
  const business = !isAdministrator(useMe())
  return (
    <header className="page-head">
      <div>
        <Link to={'/procedures' as never} className="matter-back no-print">
          <Icon name="back" />
          {t('desk:procedures.all')}
        </Link>
        <h1>{procedure.label}</h1>
        <p className="quiet">
          {t('desk:procedures.size', {
            states: procedure.states.length,
            steps: procedure.steps.length,
            terms: procedure.terms.length,
          })}
          {procedure.restricted && ` · ${t('desk:proceedings.restricted')}`}
          {!procedure.on && ` · ${t('desk:proceedings.off')}`}
        </p>
      </div>
      <div className="row no-print">
        {business && procedure.id !== 'matter' && (
          <Link to={'/proceedings' as never} search={{ procedure: procedure.id } as never}>
            {t('desk:procedures.list')}
          </Link>
        )}
        {admin && procedure.offByDefault && <OnOff procedure={procedure} />}
        <Button size="small" icon={<Icon name="print" />} onClick={() => window.print()}>
          {t('desk:matter.print')}
        </Button>
      </div>
    </header>
  )
}

function OnOff({ procedure }: { procedure: Procedure }) {
  const { t } = useWords()
  const client = useQueryClient()
  const change = useMutation({
    mutationFn: (on: boolean) => post(`/api/procedures/${procedure.id}/switch`, { on }),
    onSettled: () => client.invalidateQueries({ queryKey: ['procedures'] }),
  })
  return (
    <span className="row">
      <Switch
        aria-label={t('desk:procedures.switch')}
        checked={procedure.on}
        loading={change.isPending}
        onChange={on => change.mutate(on)}
      />
      <span>{t(procedure.on ? 'desk:procedures.on' : 'desk:procedures.offShort')}</span>
      {change.error && <span className="error">{change.error.message}</span>}
    </span>
  )
}

function Drawn({ procedure }: { procedure: Procedure }) {
  const { t } = useWords()
  const narrow = useNarrow()
  const [asList, setAsList] = useState(false)
  const [common, setCommon] = useState(false)
  const [articles, setArticles] = useState(true)
  const [chosen, choose] = useState<string | null>(null)
  const choices = useMemo(() => ({ common, articles }), [common, articles])
  const list = narrow || asList
  return (
    <Section
      id="procedure-drawing"
      className="drawing-part"
      title={t('desk:diagram.part')}
      extra={
        <div className="row no-print">
          <Checkbox checked={common} onChange={event => setCommon(event.target.checked)}>
            {t('desk:diagram.common')}
          </Checkbox>
          {!list && (
            <Checkbox checked={articles} onChange={event => setArticles(event.target.checked)}>
              {t('desk:diagram.articles')}
            </Checkbox>
          )}
          {!narrow && (
            <Button size="small" onClick={() => setAsList(!asList)}>
              {t(asList ? 'desk:diagram.asDrawing' : 'desk:diagram.asList')}
            </Button>
          )}
        </div>
      }
    >
      {list ? (
        <StateList procedure={procedure} common={common} />
      ) : (
        <div className="drawing-columns">
          <div className="drawing-main">
            <Diagram procedure={procedure} choices={choices} chosen={chosen} choose={choose} />
            <Everywhere procedure={procedure} choices={choices} chosen={chosen} choose={choose} />
          </div>
          <Facts procedure={procedure} chosen={chosen} choose={choose} />
        </div>
      )}
    </Section>
  )
}

function Tracks({ procedure }: { procedure: Procedure }) {
  const { t } = useWords()
  if (procedure.tracks.length === 0) return null
  return (
    <Section id="procedure-tracks" title={t('desk:proceeding.tracks')}>
      <ul className="track-list">
        {procedure.tracks.map(track => (
          <li key={track.name}>
            <strong>{track.label}</strong>
            {track.states.map(state => (
              <span key={state.name} className={state.final ? 'state state-final' : 'state'}>
                {state.label}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  )
}
