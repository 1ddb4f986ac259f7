/** Buildings surveyed since the plan was begun, and places joined across a gap: told before anybody relies on the plan. */
import { Alert, Button } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import type { Editor } from './editor.ts'
import type { EditorState } from './editor-state.ts'

/** So many are named; the rest are counted. */
const named = 5

export function Added({ editor, state }: { editor: Editor; state: EditorState }) {
  const { t } = useWords()
  const { added, crossovers } = state.view
  const comma = t('desk:part.comma')
  return (
    <>
      {added.length > 0 && (
        <Alert
          type="info"
          showIcon
          title={t('planning:desk.added.title', { count: added.length })}
          description={t('planning:desk.added.words', {
            names: added
              .slice(0, named)
              .map(one => one.name)
              .join(comma),
          })}
          action={
            <Button onClick={() => editor.select(added.map(one => one.building))}>
              {t('planning:desk.added.show')}
            </Button>
          }
        />
      )}
      {crossovers.length > 0 && (
        <details className="note plan-crossovers">
          <summary>{t('planning:desk.crossovers', { count: crossovers.length })}</summary>
          <ul>
            {crossovers.map(one => (
              <li key={`${one.from} ${one.to}`}>
                {one.words}{' '}
                <Button type="link" size="small" onClick={() => editor.select([one.from, one.to])}>
                  {t('planning:desk.added.show')}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
