/** Entries that may be of the same person: looked at beside each other, made one by hand, and taken apart again. */
import { Button, Checkbox } from 'antd'
import { useEffect, useState } from 'react'
import { exactText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure, Section, Waiting } from '../parts.tsx'
import { valueText } from './values.ts'
import {
  type MergeField,
  type MergePreview,
  type Resident,
  type Suggestion,
  useEntry,
  useLook,
} from './wire.ts'

export function MergePart({ resident, mayMerge }: { resident: Resident; mayMerge: boolean }) {
  const { t } = useWords()
  const look = useLook<{ suggestions: Suggestion[] }>()
  const [other, setOther] = useState<string | null>(null)
  const find = () =>
    look.mutate({
      path: '/api/registry/duplicates',
      body: {
        buildingId: resident.buildingId,
        residents: [{ id: resident.id, name: resident.name, bornOn: resident.bornOn }],
      },
    })
  const alike = look.data?.suggestions.filter(one => one.resident.id !== resident.id)
  return (
    <Section id="merge" title={t('registry:desk.merge.title')}>
      <ul className="registry-people">
        {resident.merges.map(one => (
          <Merged key={one.id} merge={one} mayMerge={mayMerge} />
        ))}
      </ul>
      {alike?.length === 0 && <p className="quiet">{t('registry:desk.merge.none')}</p>}
      <ul className="registry-people">
        {alike?.map(({ resident: found, reasons }) => (
          <li key={found.id}>
            <p>
              <a href={`/desk/registry/residents/${found.id}`} target="_blank" rel="noreferrer">
                {found.name}
              </a>{' '}
              {found.bornOn ?? ''}{' '}
              <span className="quiet">
                {reasons.map(reason => t(`registry:likeness.${reason}`)).join(t('desk:part.comma'))}
              </span>{' '}
              {mayMerge && (
                <Button size="small" type="link" onClick={() => setOther(found.id)}>
                  {t('registry:desk.merge.compare')}
                </Button>
              )}
            </p>
          </li>
        ))}
      </ul>
      {other ? (
        <Compared key={other} kept={resident} goneId={other} close={() => setOther(null)} />
      ) : (
        <Button size="small" onClick={find} loading={look.isPending}>
          {t('registry:desk.merge.find')}
        </Button>
      )}
      {look.error && <Failure error={look.error} />}
    </Section>
  )
}

function Merged({ merge, mayMerge }: { merge: Resident['merges'][number]; mayMerge: boolean }) {
  const { t } = useWords()
  const undo = useEntry<{ kept: string[] }>()
  return (
    <li>
      <p>
        {t('registry:desk.merge.merged', { name: merge.name })}{' '}
        <span className="quiet">{exactText(merge.at)}</span>{' '}
        {mayMerge && (
          <Button
            size="small"
            type="link"
            loading={undo.isPending}
            onClick={() => undo.mutate({ path: `/api/registry/merges/${merge.id}/undo`, body: {} })}
          >
            {t('registry:desk.merge.undo')}
          </Button>
        )}
      </p>
      {undo.error && <Failure error={undo.error} />}
    </li>
  )
}

function Compared({ kept, goneId, close }: { kept: Resident; goneId: string; close(): void }) {
  const { t } = useWords()
  const [id] = useState(newId)
  const [take, setTake] = useState<readonly string[]>([])
  const look = useLook<MergePreview>()
  const { mutate } = look
  const merge = useEntry(close)
  useEffect(
    () => mutate({ path: '/api/registry/merges/preview', body: { keptId: kept.id, goneId } }),
    [mutate, kept.id, goneId],
  )
  if (look.error)
    return (
      <>
        <Failure error={look.error} />
        <Button onClick={close}>{t('shell:cancel')}</Button>
      </>
    )
  if (!look.data) return <Waiting lines={3} />
  const { fields, follows } = look.data
  return (
    <div className="registry-consent">
      <Fields fields={fields} take={take} set={setTake} />
      <p className="quiet">
        {t('registry:desk.merge.follows', { ...follows })} {t('registry:desk.merge.help')}
      </p>
      {merge.error && <Failure error={merge.error} />}
      <div className="row">
        <Button
          type="primary"
          loading={merge.isPending}
          onClick={() =>
            merge.mutate({ path: '/api/registry/merges', body: { id, keptId: kept.id, goneId, take } })
          }
        >
          {t('registry:desk.merge.go')}
        </Button>
        <Button onClick={close}>{t('shell:cancel')}</Button>
      </div>
    </div>
  )
}

interface FieldsProps {
  fields: readonly MergeField[]
  take: readonly string[]
  set(take: readonly string[]): void
}

function Fields({ fields, take, set }: FieldsProps) {
  const { t } = useWords()
  return (
    <table className="registry-table">
      <thead>
        <tr>
          <th scope="col">{t('registry:desk.merge.field')}</th>
          <th scope="col">{t('registry:desk.merge.this')}</th>
          <th scope="col">{t('registry:desk.merge.other')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(one => (
          <tr key={one.field}>
            <th scope="row">{t(`registry:field.${one.field}`)}</th>
            <td>{valueText(one.field, one.kept, t)}</td>
            <td>
              {one.same || one.gone === null || one.filled ? (
                <>
                  {valueText(one.field, one.gone, t)}
                  {one.filled && <span className="quiet"> {t('registry:desk.merge.filled')}</span>}
                </>
              ) : (
                <Checkbox
                  checked={take.includes(one.field)}
                  onChange={event =>
                    set(
                      event.target.checked ? [...take, one.field] : take.filter(field => field !== one.field),
                    )
                  }
                >
                  {t('registry:desk.merge.take', { value: valueText(one.field, one.gone, t) })}
                </Checkbox>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
