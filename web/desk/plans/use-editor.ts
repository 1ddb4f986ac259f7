/** The editor of a plan for the page: made from what the server answered, saving over HTTP. */
import { App } from 'antd'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { PlanEdit } from '../../../src/gridding/plan.ts'
import { useWords } from '../../shell/i18n.ts'
import { get, post } from '../wire.ts'
import { Editor } from './editor.ts'
import type { EditorState } from './editor-state.ts'
import { type PlanView, planPath, type Saved, useLatest } from './wire.ts'

export function useEditor(view: PlanView): readonly [Editor, EditorState] {
  const { id } = view.plan
  const editor = useMemo(() => new Editor(view, callsFor(id)), [id, view.plan.state])
  useEffect(() => {
    // Whoever closes the page while a change is on its way is asked first.
    const leaving = (event: BeforeUnloadEvent) => {
      if (editor.state().waiting > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', leaving)
    return () => window.removeEventListener('beforeunload', leaving)
  }, [editor])
  return [editor, useSyncExternalStore(editor.listen, editor.state)]
}

function callsFor(id: string) {
  return {
    edit: (revision: number, edit: PlanEdit) => post<Saved>(`${planPath(id)}/edits`, { revision, edit }),
    step: (revision: number, step: 'undo' | 'redo') => post<Saved>(`${planPath(id)}/${step}`, { revision }),
    load: () => get<PlanView>(planPath(id)),
  }
}

/** What others change appears by itself, and is said; adopted or put aside, the page itself says by whom. */
export function useOthers(editor: Editor, id: string, on: boolean): void {
  const { t } = useWords()
  const { message } = App.useApp()
  const { data } = useLatest(id, on)
  useEffect(() => {
    if (data === undefined) return
    editor.keepUp(data).then(
      isNew => isNew && data.state === 'draft' && message.info(t('planning:desk.others')),
      // No network just now: asked again soon.
      () => undefined,
    )
  }, [editor, data, message, t])
}

/** Ctrl+Z and Ctrl+Y anywhere but in a field, whose own they are. */
export function useStepKeys(editor: Editor, on: boolean): void {
  useEffect(() => {
    if (!on) return
    const pressed = (event: KeyboardEvent) => {
      const step = stepOf(event)
      if (
        step === null ||
        (event.target instanceof Element && event.target.closest('input,textarea,[role=dialog]'))
      )
        return
      event.preventDefault()
      const { mayUndo, mayRedo } = editor.state()
      if (step === 'undo' ? mayUndo : mayRedo) void editor[step]()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [editor, on])
}

function stepOf(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null
  const key = event.key.toLowerCase()
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
  return key === 'y' ? 'redo' : null
}
