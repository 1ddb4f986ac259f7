/** Is the window too narrow for a drawing? A sheet of paper is not: the drawing is printed to its width. */
import { useSyncExternalStore } from 'react'

const query = matchMedia('screen and (max-width: 800px)')

export function useNarrow(): boolean {
  return useSyncExternalStore(
    changed => {
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => query.matches,
  )
}
