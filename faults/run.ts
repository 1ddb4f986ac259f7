/** npm run faults: prints its seed first and what came of it as one line of JSON last; fails when anything was lost, doubled, odd or stuck. */
import { parseArgs } from 'node:util'
import { terminalWords } from '../src/kernel/config.ts'
import { runFaults } from './faults.ts'
import { kinds } from './kinds.ts'

const words = terminalWords(process.env)
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    minutes: { type: 'string' },
    short: { type: 'boolean' },
    only: { type: 'string' },
    clients: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
})
const shortFaults = 12
const only = values.only?.split(',') ?? null
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed)
const minutes = Number(values.minutes ?? 3)
const clients = Number(values.clients ?? 8)
const unfit = only?.filter(name => !(name in kinds)) ?? []
const isWrong = ![seed, minutes, clients].every(Number.isFinite) || clients < 1 || unfit.length > 0
if (values.help || isWrong) {
  process.stdout.write(`${words('faults:help', { kinds: Object.keys(kinds).join(', ') })}\n`)
  process.exit(isWrong ? 2 : 0)
}
process.stdout.write(`seed ${seed}\n`)
const began = performance.now()
const { outcome, complaints } = await runFaults({
  seed,
  clients,
  only,
  faults: values.short ? shortFaults : null,
  seconds: values.short ? null : minutes * 60,
  log: line => process.stderr.write(`${((performance.now() - began) / 1000).toFixed(1)} s  ${line}\n`),
})
for (const complaint of complaints) process.stderr.write(`! ${complaint}\n`)
const { faults, writes, acknowledged, lost } = outcome
const sum = Object.values(faults).reduce((all, count) => all + count, 0)
process.stdout.write(`${words('faults:end', { faults: sum, writes, acknowledged, lost })}\n`)
for (const kind of outcome.skipped) process.stdout.write(`${words('faults:skipped', { kind })}\n`)
process.stdout.write(`${JSON.stringify(outcome)}\n`)
const isWhole =
  outcome.lost + outcome.doubled + outcome.odd + outcome.jobsStuck === 0 && outcome.verify === 'green'
process.exit(isWhole ? 0 : 1)
