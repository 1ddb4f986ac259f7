/** Legal publicity: the year's plan against what was done, days a law gives to a cause, prompts received and answered. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { CommunityChoice } from '../counsel/counsel-page.tsx'
import { Icon } from '../icon.tsx'
import { Failure, Waiting } from '../parts.tsx'
import { ItemDialog, type ItemStart } from './item-dialog.tsx'
import { PlanPart } from './plan-part.tsx'
import { PromptsPart } from './prompts-part.tsx'
import { SessionDialog, type SessionStart } from './session-dialog.tsx'
import { SessionsPart } from './sessions-part.tsx'
import { type Asked, useYear, type Year } from './wire.ts'
import '../counsel/counsel.css'

export function PublicityPage() {
  const { t } = useWords()
  const asked = useSearch({ strict: false }) as Asked
  const navigate = useNavigate()
  const found = useYear(asked)
  const ask = (change: { [Key in keyof Asked]?: Asked[Key] | undefined }) =>
    void navigate({ to: '/publicity' as '/', search: { ...asked, ...change } as never, replace: true })
  const { data } = found
  return (
    <main className="page" id="main">
      <header className="page-head">
        <h1>{t('counsel:publicity.title')}</h1>
        {data && (
          <div className="row no-print">
            <Button
              icon={<Icon name="back" />}
              aria-label={t('counsel:publicity.before')}
              onClick={() => ask({ year: data.year - 1 })}
            />
            <strong>{t('counsel:publicity.year', { year: data.year })}</strong>
            <Button
              icon={<Icon name="next" />}
              aria-label={t('counsel:publicity.after')}
              onClick={() => ask({ year: data.year + 1 })}
            />
          </div>
        )}
      </header>
      {found.isPending && <Waiting lines={8} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {data && <Body year={data} asked={asked} ask={ask} />}
    </main>
  )
}

interface BodyProps {
  year: Year
  asked: Asked
  ask(change: { community?: string | undefined }): void
}

function Body({ year, asked, ask }: BodyProps) {
  const { t } = useWords()
  const [item, setItem] = useState<ItemStart | null>(null)
  const [session, setSession] = useState<SessionStart | null>(null)
  const mayPlan = year.mayPlanForAll || year.communities.some(it => it.mayPlan)
  const mayRecord = year.mayPlanForAll || year.communities.some(it => it.mayRecord)
  const done = year.items.filter(it => it.done > 0).length
  const minutes = year.sessions.reduce((sum, it) => sum + it.minutes, 0)
  return (
    <>
      <div className="row no-print counsel-asking">
        <CommunityChoice
          communities={year.communities}
          value={asked.community}
          set={community => ask({ community })}
        />
        {mayPlan && (
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => setItem({})}>
            {t('counsel:publicity.addItem')}
          </Button>
        )}
        {mayRecord && (
          <Button icon={<Icon name="check" />} onClick={() => setSession({})}>
            {t('counsel:publicity.addSession')}
          </Button>
        )}
      </div>
      <p>
        {t('counsel:publicity.summary', {
          planned: year.items.filter(it => it.droppedWhy === null).length,
          done,
          sessions: year.sessions.length,
          hours: Math.round(minutes / 6) / 10,
        })}
      </p>
      <PlanPart
        year={year}
        record={mayRecord ? it => setSession({ item: it }) : null}
        plan={mayPlan ? setItem : null}
      />
      <SessionsPart sessions={year.sessions} items={year.items} />
      <PromptsPart year={year} mayEnter={mayPlan} />
      {item && <ItemDialog year={year} start={item} close={() => setItem(null)} />}
      {session && <SessionDialog year={year} start={session} close={() => setSession(null)} />}
    </>
  )
}
