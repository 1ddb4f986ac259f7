/** Failures that nobody waited for or caught: told as bugs; the first kind leaves the process serving, the second ends it in order. A log that cannot be written ends nothing. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { test } from 'node:test'

const head = `import { catchStray, openLog } from './src/kernel/log.ts'
const log = openLog('info')
catchStray({ log, end: code => setTimeout(() => { console.log('ended in order'); process.exit(code) }, 50) })
setTimeout(() => { console.log('serves on'); process.exit(0) }, 300)
`
const play = (program: string, stdout: string | null = null) => {
  const words = ['--input-type=module', '-e', head + program]
  const command = stdout === null ? process.execPath : 'sh'
  const args = stdout === null ? words : ['-c', `exec "$0" "$@" > ${stdout}`, process.execPath, ...words]
  return spawnSync(command, args, { encoding: 'utf8', timeout: 20_000 })
}

for (const { story, program, says, code } of [
  {
    story: 'a promise that nobody waited for',
    program: `Promise.reject(new Error('lost'))`,
    says: /"msg":"bug: a failure that nobody waited for"[\s\S]*serves on/,
    code: 0,
  },
  {
    story: 'an exception thrown past everybody',
    program: `setTimeout(() => { throw new Error('torn') })`,
    says: /"level":60[\s\S]*torn[\s\S]*ended in order/,
    code: 1,
  },
])
  test(story, () => {
    const { stdout, stderr, status } = play(program)
    assert.match(stdout, says, stderr)
    assert.equal(status, code)
  })

test('a full disk behind the log', { skip: !existsSync('/dev/full') && 'no /dev/full' }, () => {
  const { status, stderr } = play(`for (let n = 0; n < 1000; n++) log.info('x'.repeat(10_000))`, '/dev/full')
  assert.equal(status, 0, stderr)
})
