/** What a command says: words to whoever called it, a code to the shell, how far it is. */

const barWidth = 30

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

export function say(words: string): number {
  console.log(words)
  return 0
}

export function refuse(words: string, code: number): number {
  console.error(words)
  return code
}

export function barOf(share: number): string {
  const full = Math.round(share * barWidth)
  return '█'.repeat(full) + '░'.repeat(barWidth - full)
}

/** A line rewritten on a terminal, behind a bar that begins empty if there is one; elsewhere a line every tenth part. */
export function progress(
  wordsAt: (percent: number) => string,
  { withBar }: { readonly withBar: boolean },
): (share: number) => void {
  let last = withBar ? -1 : 0
  return share => {
    const percent = Math.floor(share * 100)
    if (percent <= last || (!process.stderr.isTTY && percent < last + 10)) return
    last = percent
    const words = wordsAt(percent)
    if (!process.stderr.isTTY) return console.error(words)
    process.stderr.write(`\r${withBar ? `${barOf(share)} ` : ''}${words}${percent >= 100 ? '\n' : ''}`)
  }
}
