/** A mediator of a committee entered or changed: office, specialities, languages, time on the roster, leave. */
import { App, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { languages, offices, specialities } from '../../../src/mediation/parties/kinds.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure } from '../parts.tsx'
import { Labelled } from '../staff/account-page.tsx'
import { Choice } from './parts.tsx'
import { type Committee, type MediatorRow, useSend } from './wire.ts'

interface Props {
  committee: Committee
  before: MediatorRow | null
  close(): void
}
interface Draft {
  personId: string | null
  name: string
  office: MediatorRow['office']
  way: MediatorRow['way']
  specialities: readonly string[]
  languages: MediatorRow['languages']
  fromOn: string
  toOn: string
  awayFrom: string
  awayTo: string
  registeredPhone: string
}
interface FieldsProps {
  committee: Committee
  draft: Draft
  change(some: Partial<Draft>): void
}

export function MediatorForm({ committee, before, close }: Props) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [id] = useState(() => before?.id ?? newId())
  const [draft, setDraft] = useState<Draft>(() => draftFrom(committee, before))
  const change = (some: Partial<Draft>) => setDraft(was => ({ ...was, ...some }))
  const send = useSend(() => {
    void message.success(t('committee:desk.saved'))
    close()
  })
  const ready = (draft.personId !== null || draft.name.trim() !== '') && draft.languages.length > 0
  return (
    <Modal
      open
      title={before ? t('committee:desk.editOf', { name: before.name }) : t('committee:desk.addMediator')}
      okText={t('committee:desk.save')}
      cancelText={t('shell:cancel')}
      okButtonProps={{ disabled: !ready || draft.fromOn === '', loading: send.isPending }}
      onOk={() =>
        send.mutate({ path: 'mediators', body: bodyOf(id, before?.revision ?? 0, committee.id, draft) })
      }
      onCancel={close}
    >
      <div className="mediation-form">
        <WhoFields committee={committee} draft={draft} change={change} />
        <SkillFields committee={committee} draft={draft} change={change} />
        <div className="mediation-two">
          {(['fromOn', 'toOn', 'awayFrom', 'awayTo'] as const).map(name => (
            <Labelled key={name} label={t(`committee:input.${name}`)}>
              {field => (
                <Input
                  id={field}
                  type="date"
                  value={draft[name]}
                  onChange={event => change({ [name]: event.target.value })}
                />
              )}
            </Labelled>
          ))}
        </div>
        <Labelled label={t('committee:input.registeredPhone')}>
          {field => (
            <Input
              id={field}
              inputMode="tel"
              maxLength={30}
              value={draft.registeredPhone}
              placeholder={t(before?.comparable ? 'committee:desk.compared' : 'committee:desk.optional')}
              onChange={event => change({ registeredPhone: event.target.value })}
            />
          )}
        </Labelled>
        <p className="quiet">{t('committee:desk.phoneWords')}</p>
        {send.error && <Failure error={send.error} title={t('committee:desk.refused')} />}
      </div>
    </Modal>
  )
}

function WhoFields({ committee, draft, change }: FieldsProps) {
  const { t } = useWords()
  const here = committee.persons.map(one => ({ value: one.id, label: one.name }))
  // Whoever has left the unit stays as they were entered.
  const options =
    draft.personId !== null && !here.some(one => one.value === draft.personId)
      ? [...here, { value: draft.personId, label: draft.name }]
      : here
  return (
    <>
      <Choice
        label={t('committee:desk.personOrName')}
        value={draft.personId}
        options={options}
        set={personId => change({ personId })}
        clear
      />
      {draft.personId === null && (
        <Labelled label={t('committee:input.personName')}>
          {id => (
            <Input
              id={id}
              maxLength={60}
              value={draft.name}
              onChange={event => change({ name: event.target.value })}
            />
          )}
        </Labelled>
      )}
      <div className="mediation-two">
        <Choice
          label={t('committee:input.office')}
          value={draft.office}
          options={offices.map(value => ({ value, label: t(`committee:office.${value}`) }))}
          set={office => office && change({ office, way: wayFor(office, draft.way) })}
        />
        <Choice
          label={t('committee:input.way')}
          value={draft.way}
          options={(draft.office === 'engaged'
            ? (['engaged'] as const)
            : (['elected', 'recommended'] as const)
          ).map(value => ({ value, label: t(`committee:way.${value}`) }))}
          set={way => way && change({ way })}
        />
      </div>
    </>
  )
}

function SkillFields({ draft, change }: FieldsProps) {
  const { t } = useWords()
  return (
    <>
      <Labelled label={t('committee:input.specialities')}>
        {id => (
          <Select
            id={id}
            mode="multiple"
            value={[...draft.specialities]}
            showSearch={{ optionFilterProp: 'label' }}
            options={specialities.map(value => ({
              value,
              label: t(`committee:speciality.${value}`),
            }))}
            onChange={chosen => change({ specialities: chosen })}
          />
        )}
      </Labelled>
      <Labelled label={t('committee:input.languages')}>
        {id => (
          <Select<MediatorRow['languages']>
            id={id}
            mode="multiple"
            value={[...draft.languages]}
            options={languages.map(value => ({ value, label: t(`committee:language.${value}`) }))}
            onChange={chosen => change({ languages: chosen })}
          />
        )}
      </Labelled>
    </>
  )
}

function wayFor(office: Draft['office'], way: Draft['way']): Draft['way'] {
  if (office === 'engaged') return 'engaged'
  return way === 'engaged' ? 'elected' : way
}

function draftFrom(committee: Committee, before: MediatorRow | null): Draft {
  return {
    personId: before?.personId ?? null,
    name: before?.name ?? '',
    office: before?.office ?? 'member',
    way: before?.way ?? 'elected',
    specialities: before?.specialities ?? [],
    languages: before?.languages ?? ['chinese'],
    fromOn: before?.fromOn ?? committee.today,
    toOn: before?.toOn ?? '',
    awayFrom: before?.awayFrom ?? '',
    awayTo: before?.awayTo ?? '',
    registeredPhone: '',
  }
}

function bodyOf(id: string, seen: number, committeeId: string, draft: Draft) {
  const { registeredPhone, toOn, awayFrom, awayTo, name, ...rest } = draft
  return {
    id,
    seen,
    committeeId,
    ...rest,
    // A member of staff is called as the staff register says.
    name: name.trim() || '-',
    toOn: toOn || null,
    awayFrom: awayFrom || null,
    awayTo: awayTo || null,
    ...(registeredPhone.trim() ? { registeredPhone } : {}),
  }
}
