/** A proposal beside what is: the heaviest load before and after with its proof, who moves where, what is in hand; adopted from its day. */
import { Alert, App, Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { numberText } from '../format.ts'
import { Failure } from '../parts.tsx'
import { civilText } from './days.ts'
import { LoadBar } from './load-bar.tsx'
import { Moves } from './moves.tsx'
import { gridName } from './names.ts'
import { Parts } from './part-line.tsx'
import { type Adopted, type Proposal, type Staffing, useChange } from './wire.ts'

interface ProposalViewProps {
  proposal: Proposal
  staffing: Staffing
  fix(personId: string): void
  letMembersLead(): void
  close(): void
}

export function ProposalView({ proposal, staffing, fix, letMembersLead, close }: ProposalViewProps) {
  const { t } = useWords()
  const { begins, ends, deputies, inHand, spare } = proposal
  const changes = begins.length + ends.length + deputies.length
  const comma = t('desk:part.comma')
  return (
    <div className="staffing-proposal" aria-live="polite">
      <Parts parts={proposal.parts} staffing={staffing} letMembersLead={letMembersLead} />
      <Grids proposal={proposal} staffing={staffing} />
      <Moves proposal={proposal} staffing={staffing} fix={fix} />
      {spare.length > 0 && (
        <p>
          {t('staffing:proposal.spare', { names: spare.map(it => it.name).join(comma), count: spare.length })}
        </p>
      )}
      {inHand.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('staffing:inHand.title')}
          description={
            <>
              <ul>
                {inHand.map(({ person, numbers }) => (
                  <li key={person.id}>
                    {t(numbers.length > 3 ? 'staffing:inHand.many' : 'staffing:inHand.line', {
                      name: person.name,
                      count: numbers.length,
                      numbers: numbers.slice(0, 3).join(comma),
                    })}
                  </li>
                ))}
              </ul>
              <p>{t('staffing:inHand.way')}</p>
            </>
          }
        />
      )}
      {changes > 0 ? (
        <Adopting proposal={proposal} close={close} />
      ) : (
        proposal.parts.every(it => it.lacking.length === 0) && (
          <p className="quiet">{t('staffing:proposal.nothing')}</p>
        )
      )}
    </div>
  )
}

/** Grids whose load changes; the others stay as they are. */
function Grids({ proposal, staffing }: { proposal: Proposal; staffing: Staffing }) {
  const { t } = useWords()
  const changed = proposal.grids.filter(it => it.before !== it.after)
  const most = Math.max(1, ...proposal.grids.flatMap(it => [it.before ?? 0, it.after ?? 0]))
  if (changed.length === 0) return null
  return (
    <details open={changed.length <= 12}>
      <summary>{t('staffing:proposal.grids', { count: changed.length })}</summary>
      <table className="plain-table staffing-table">
        <thead>
          <tr>
            {['grid', 'heads', 'before', 'after'].map(name => (
              <th key={name} scope="col">
                {t(`staffing:head.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changed.map(it => (
            <tr key={it.id}>
              <th scope="row">{gridName(staffing, it.id)}</th>
              <td data-label={t('staffing:head.heads')}>
                {numberText(it.headsBefore)} → {numberText(it.headsAfter)}
              </td>
              <td data-label={t('staffing:head.before')}>
                <LoadBar load={it.before} most={most} />
              </td>
              <td data-label={t('staffing:head.after')}>
                <LoadBar load={it.after} most={most} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function Adopting({ proposal, close }: { proposal: Proposal; close(): void }) {
  const { t, language } = useWords()
  const { message } = App.useApp()
  const [change] = useState(newId)
  const { from, begins, ends, deputies, parts } = proposal
  const day = civilText(from, language)
  const adopt = useChange<Adopted>('/api/staffing/adopt', done => {
    const said = done.begun + done.ended === 0 ? 'adoptedDeputies' : 'adopted'
    void message.success(t(`staffing:proposal.${said}`, { day, begun: done.begun, ended: done.ended }))
    close()
  })
  const onlyDeputies = begins.length + ends.length === 0
  const words = t(onlyDeputies ? 'staffing:proposal.adoptDeputies' : 'staffing:proposal.adopt', { day })
  const heads = parts.filter(it => it.role === 'heads' && it.after !== null && it.bound !== null)
  const body = {
    id: change,
    from,
    begins: begins.map(({ personId, role, gridId, deputyId }) => ({ personId, role, gridId, deputyId })),
    ends: ends.map(it => it.postId),
    deputies: deputies.map(({ postId, deputyId }) => ({ postId, deputyId })),
    figures: {
      load: Math.max(0, ...heads.map(it => it.after!)),
      bound: Math.max(0, ...heads.map(it => it.bound!)),
    },
  }
  return (
    <>
      {adopt.error && <Failure error={adopt.error} title={t('staffing:proposal.refused')} />}
      <Popconfirm
        title={t(onlyDeputies ? 'staffing:proposal.sureDeputies' : 'staffing:proposal.sure', { day })}
        description={
          onlyDeputies
            ? t('staffing:proposal.sureDeputiesWhat')
            : t('staffing:proposal.sureWhat', { begun: begins.length, ended: ends.length })
        }
        okText={words}
        cancelText={t('shell:cancel')}
        onConfirm={() => adopt.mutate(body)}
      >
        <Button type="primary" loading={adopt.isPending}>
          {words}
        </Button>
      </Popconfirm>
    </>
  )
}
