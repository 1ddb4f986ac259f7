/** Memory of the serving process: V8 lets its heap grow to several times what lives in it before it looks for what can go. */
import { setFlagsFromString } from 'node:v8'

/** From now on it looks when the heap has grown by a fifth: the process stays small, and looking goes on beside the work. Before the start is done it would only hold that up. */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=20')
}
