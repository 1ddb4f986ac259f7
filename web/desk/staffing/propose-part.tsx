/** Asking for a proposal: from which day, what is shared out, who stays where; then the proposal beside what is. */
import { Button } from 'antd'
import { useState } from 'react'
import { usualWeights } from '../../../src/staffing/workload.ts'
import { useWords } from '../../shell/i18n.ts'
import { Failure, Section, Waiting } from '../parts.tsx'
import { dayAfter } from './days.ts'
import { ProposalView } from './proposal-view.tsx'
import { type AskDraft, ProposeFields } from './propose-fields.tsx'
import { type Proposal, type ProposalAsk, type Staffing, useChange } from './wire.ts'

interface ProposePartProps {
  staffing: Staffing
  communities: Staffing['communities']
  close(): void
}

export function ProposePart({ staffing, communities, close }: ProposePartProps) {
  const { t } = useWords()
  const [draft, setDraft] = useState<AskDraft>({
    from: dayAfter(staffing.today),
    weights: usualWeights,
    roles: ['heads'],
    slack: 0,
    mayCross: false,
    memberEach: true,
    fixed: [],
    leading: [],
    half: [],
    added: [],
  })
  const propose = useChange<Proposal>('/api/staffing/proposals')
  const ask = (next: AskDraft) => propose.mutate(bodyOf(next, communities))
  const askAgain = (part: Partial<AskDraft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    ask(next)
  }
  const fix = (personId: string) => askAgain({ fixed: [...new Set([...draft.fixed, personId])] })
  const letMembersLead = () => askAgain({ leading: membersOf(staffing) })
  return (
    <Section
      id="staffing-propose"
      title={t('staffing:propose.title')}
      className="no-print"
      extra={<Button onClick={close}>{t('staffing:propose.close')}</Button>}
    >
      <form
        onSubmit={event => {
          event.preventDefault()
          ask(draft)
        }}
      >
        <ProposeFields draft={draft} set={setDraft} staffing={staffing} communities={communities} />
        <Button
          type={propose.data ? 'default' : 'primary'}
          htmlType="submit"
          loading={propose.isPending}
          disabled={draft.roles.length === 0 || draft.from === ''}
        >
          {t(propose.data ? 'staffing:propose.again' : 'staffing:propose.send')}
        </Button>
      </form>
      {propose.isPending && <Waiting lines={4} />}
      {propose.error && <Failure error={propose.error} title={t('staffing:propose.refused')} />}
      {propose.data && !propose.isPending && (
        <ProposalView
          key={propose.submittedAt}
          proposal={propose.data}
          staffing={staffing}
          fix={fix}
          letMembersLead={letMembersLead}
          close={close}
        />
      )}
    </Section>
  )
}

function membersOf({ grids }: Staffing): string[] {
  const members = grids.flatMap(grid => grid.holders.filter(it => it.role === 'gridMember'))
  return [...new Set(members.map(it => it.person.id))]
}

function bodyOf(draft: AskDraft, communities: Staffing['communities']): ProposalAsk {
  const { fixed, leading, half, added, ...rest } = draft
  const persons = new Map<string, NonNullable<ProposalAsk['persons']>[number]>()
  const note = (personId: string, what: object) =>
    persons.set(personId, { ...(persons.get(personId) ?? { personId }), ...what })
  for (const id of fixed) note(id, { fixed: true })
  for (const id of leading) note(id, { mayLead: true })
  for (const id of half) note(id, { share: 50 })
  for (const id of added) note(id, { mayWork: true, communityId: communities[0]!.id })
  return { ...rest, communityIds: communities.map(it => it.id), persons: [...persons.values()] }
}
