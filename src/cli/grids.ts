/** npm run grids: proposes grids for the buildings of a town, or divides a graph into equal contiguous parts; reads files, writes files, keeps nothing. */
import { parseArgs } from 'node:util'
import { Unclear, Unfit } from '../gridding/index.ts'
import { terminalWords } from '../kernel/config.ts'
import type { Translate } from '../kernel/i18n.ts'
import { Unreadable } from '../kernel/tables.ts'
import { cancelling, Usage } from './grids-files.ts'
import { divideGraph, partitionOptions } from './grids-partition.ts'
import { proposeGrids, proposeOptions } from './grids-propose.ts'

process.exitCode = await main(process.argv.slice(2))

/** 0 done, 1 the file cannot be worked with or the work was cancelled, 2 the command is not right. */
async function main(argv: readonly string[]): Promise<number> {
  const t = terminalWords(process.env)
  const [command, ...rest] = argv
  if (argv.includes('--help') || argv.includes('-h')) return say(t('gridding:help'), 0)
  const signal = cancelling()
  try {
    if (command === 'propose') {
      await proposeGrids(parse(rest, proposeOptions), t, signal)
      return 0
    }
    if (command === 'partition') {
      await divideGraph(parse(rest, partitionOptions), t, signal)
      return 0
    }
    throw new Usage('usage')
  } catch (error) {
    if (signal.aborted) return say(`${process.stderr.isTTY ? '\n' : ''}${t('gridding:cancelled')}`, 1)
    if (error instanceof Usage) return say(t(`gridding:${error.code}`, error.facts), 2)
    return say(wordsFor(error, t), 1)
  }
}

/** @throws Usage for an option that is not known */
function parse<T extends NonNullable<Parameters<typeof parseArgs>[0]>['options']>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options: options ?? {}, allowPositionals: true }) as {
      values: Record<string, string | undefined>
      positionals: string[]
    }
  } catch (error) {
    throw optionFault(error as Error & { code?: string })
  }
}

/** What Node says of an option is English; which option it is stands in quotes. */
function optionFault({ code, message }: Error & { code?: string }): Usage {
  const name = /'(?:-\w, )?(--?[^'\s=<]+)/.exec(message)?.[1]
  if (name === undefined) return new Usage('option', { why: message.split(/[.\n]/)[0] })
  return new Usage(code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? 'optionUnknown' : 'optionValue', { name })
}

function wordsFor(error: unknown, t: Translate): string {
  if (error instanceof Unfit) return t(`gridding:refusal.${error.code}`, { replace: error.facts })
  if (error instanceof Unclear) return t('gridding:refusal.unclear', { at: error.at })
  if (error instanceof Unreadable) return t(`gridding:unreadable.${error.code}`, error.facts)
  throw error
}

function say(words: string, code: number): number {
  if (code === 0) console.log(words)
  else console.error(words)
  return code
}
