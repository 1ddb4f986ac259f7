/** A committee entered or changed: what it is, whose disputes it mediates, its term, what it states of its composition. */
import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import { committeeKinds } from '../../../src/mediation/terms-committee.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure } from '../parts.tsx'
import { Labelled } from '../staff/account-page.tsx'
import { Choice } from './parts.tsx'
import { type CommitteeRow, type Committees, useSend } from './wire.ts'

interface Props {
  committees: Committees
  before: CommitteeRow | null
  close(): void
  saved(id: string): void
}
type Draft = Pick<
  CommitteeRow,
  'kind' | 'name' | 'termFrom' | 'hasWoman' | 'mixedArea' | 'smallerGroupSits' | 'endedOn'
> & { unitId: string; communityId: string | null }
const statements = ['hasWoman', 'mixedArea', 'smallerGroupSits'] as const

export function CommitteeForm({ committees, before, close, saved }: Props) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [id] = useState(() => before?.id ?? newId())
  const [draft, setDraft] = useState<Draft>(() => draftFrom(committees, before))
  const change = (some: Partial<Draft>) => setDraft(was => ({ ...was, ...some }))
  const send = useSend(() => {
    void message.success(t('committee:desk.saved'))
    saved(id)
  })
  const ready = draft.name.trim().length > 1 && draft.unitId !== '' && draft.termFrom !== ''
  return (
    <Modal
      open
      title={before ? t('committee:desk.editOf', { name: before.name }) : t('committee:desk.add')}
      okText={t('committee:desk.save')}
      cancelText={t('shell:cancel')}
      okButtonProps={{ disabled: !ready, loading: send.isPending }}
      onOk={() => send.mutate({ path: 'committees', body: { id, seen: before?.revision ?? 0, ...draft } })}
      onCancel={close}
    >
      <div className="mediation-form">
        <Fields committees={committees} draft={draft} change={change} isNew={before === null} />
        <fieldset>
          <legend className="quiet">{t('committee:desk.statedWords')}</legend>
          {statements.map(name => (
            <Stated key={name} name={name} value={draft[name]} set={value => change({ [name]: value })} />
          ))}
        </fieldset>
        {send.error && <Failure error={send.error} title={t('committee:desk.refused')} />}
      </div>
    </Modal>
  )
}

interface FieldsProps {
  committees: Committees
  draft: Draft
  change(some: Partial<Draft>): void
  isNew: boolean
}

function Fields({ committees, draft, change, isNew }: FieldsProps) {
  const { t } = useWords()
  const { communities, units } = committees
  const choices = (all: readonly { id: string; name: string }[]) =>
    all.map(one => ({ value: one.id, label: one.name }))
  const ofCommunity = (communityId: string | null) => {
    const community = communities.find(one => one.id === communityId)
    change({ communityId, ...(community && draft.kind === 'community' ? { unitId: community.unitId } : {}) })
  }
  return (
    <>
      <Choice
        label={t('committee:input.kind')}
        value={draft.kind}
        options={committeeKinds.map(value => ({ value, label: t(`committee:kind.${value}`) }))}
        set={kind => kind && change({ kind })}
      />
      {isNew && communities.length > 0 && (
        <Choice
          label={t('committee:input.communityId')}
          value={draft.communityId}
          options={choices(communities)}
          set={ofCommunity}
          clear
        />
      )}
      {isNew && draft.kind !== 'community' && (
        <Choice
          label={t('committee:input.unitId')}
          value={draft.unitId || null}
          options={choices(units)}
          set={unitId => change({ unitId: unitId ?? '' })}
        />
      )}
      <Labelled label={t('committee:input.name')}>
        {id => (
          <Input
            id={id}
            maxLength={60}
            value={draft.name}
            onChange={event => change({ name: event.target.value })}
          />
        )}
      </Labelled>
      <Labelled label={t('committee:input.termFrom')}>
        {id => (
          <Input
            id={id}
            type="date"
            value={draft.termFrom}
            onChange={event => change({ termFrom: event.target.value })}
          />
        )}
      </Labelled>
    </>
  )
}

function Stated({
  name,
  value,
  set,
}: {
  name: (typeof statements)[number]
  value: boolean | null
  set(value: boolean | null): void
}) {
  const { t } = useWords()
  const words = { yes: true, no: false, unstated: null } as const
  const word = value === null ? 'unstated' : value ? 'yes' : 'no'
  return (
    <Choice
      label={t(`committee:input.${name}`)}
      value={word}
      options={(['yes', 'no', 'unstated'] as const).map(one => ({
        value: one,
        label: t(`committee:stated.${one}`),
      }))}
      set={chosen => set(words[chosen ?? 'unstated'])}
    />
  )
}

function draftFrom(committees: Committees, before: CommitteeRow | null): Draft {
  if (before) {
    const { kind, name, unit, community, termFrom, hasWoman, mixedArea, smallerGroupSits, endedOn } = before
    const place = { unitId: unit.id, communityId: community?.id ?? null }
    return { kind, name, ...place, termFrom, hasWoman, mixedArea, smallerGroupSits, endedOn }
  }
  const gap = committees.communities.find(one => !one.hasCommittee)
  return {
    kind: gap ? 'community' : 'market',
    name: '',
    unitId: gap?.unitId ?? committees.units[0]?.id ?? '',
    communityId: gap?.id ?? null,
    termFrom: committees.today,
    hasWoman: null,
    mixedArea: null,
    smallerGroupSits: null,
    endedOn: null,
  }
}
