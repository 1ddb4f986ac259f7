/** Is the window too narrow for a bar with menus? Then a few places stand side by side and the rest behind `more`. */
import { useSyncExternalStore } from 'react'

const query = matchMedia('(max-width: 1200px)')

export function useCompact(): boolean {
  return useSyncExternalStore(
    changed => {
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => query.matches,
  )
}
