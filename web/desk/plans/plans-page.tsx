/** Grids of every community: what is in force and how well it fits, plans being made; a new proposal, or today's grids changed by hand. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Empty, Failure, Waiting } from '../parts.tsx'
import { holdsRole, useMe } from '../session.ts'
import { CommunityPart } from './community-part.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { ProposeDialog } from './propose-dialog.tsx'
import { type CommunityRow, useCommunitiesToDivide } from './wire.ts'
import './plans.css'

export function PlansPage() {
  const { t } = useWords()
  const found = useCommunitiesToDivide()
  const [asking, setAsking] = useState<CommunityRow | null>(null)
  const [importing, setImporting] = useState<CommunityRow | null>(null)
  const isAdmin = holdsRole(useMe(), 'systemAdmin')
  const rows = found.data?.rows ?? []
  return (
    <main className="page" id="main">
      <header className="page-head">
        <h1>{t('planning:title')}</h1>
        <nav className="row" aria-label={t('planning:desk.list.beside')}>
          {isAdmin && <Link to={'/survey' as '/'}>{t('planning:desk.list.survey')}</Link>}
          <Link to={'/staffing' as '/'}>{t('planning:desk.list.staffing')}</Link>
        </nav>
      </header>
      <p className="quiet">{t('planning:desk.list.intro')}</p>
      {found.isPending && <Waiting lines={8} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && rows.length === 0 && <NoCommunities isAdmin={isAdmin} />}
      {found.data && rows.length > 0 && (
        <ul className="plan-communities">
          {rows.map(row => (
            <li key={row.id}>
              <CommunityPart
                row={row}
                usual={found.data.usual}
                isAlone={rows.length === 1}
                propose={() => setAsking(row)}
                bring={() => setImporting(row)}
              />
            </li>
          ))}
        </ul>
      )}
      {asking && found.data && (
        <ProposeDialog row={asking} usual={found.data.usual} close={() => setAsking(null)} />
      )}
      {importing && <ImportDialog row={importing} close={() => setImporting(null)} />}
    </main>
  )
}

function NoCommunities({ isAdmin }: { isAdmin: boolean }) {
  const { t } = useWords()
  const navigate = useNavigate()
  return (
    <Empty
      title={t('planning:desk.list.noCommunities')}
      words={t(isAdmin ? 'planning:desk.list.surveyFirst' : 'planning:desk.list.askAdmin')}
    >
      {isAdmin && (
        <Button type="primary" onClick={() => void navigate({ to: '/survey' as '/' })}>
          {t('planning:desk.list.survey')}
        </Button>
      )}
    </Empty>
  )
}
