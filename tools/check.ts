/** npm run check: types, lint and format, drift of everything generated, the build of the web, then all tests (--no-tests leaves those out). */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

interface Check {
  readonly name: string
  readonly passes: () => boolean | Promise<boolean>
}

const checks: readonly Check[] = [
  { name: 'types', passes: () => succeeds('node_modules/typescript-native/bin/tsc', '--noEmit') },
  { name: 'lint and format', passes: () => succeeds('node_modules/@biomejs/biome/bin/biome', 'check') },
  { name: 'generated files', passes: nothingDrifted },
  {
    name: 'web',
    passes: () => !existsSync('tools/build-web.ts') || succeeds('tools/build-web.ts', '--if-needed'),
  },
  ...(process.argv.includes('--no-tests')
    ? []
    : [{ name: 'tests', passes: () => succeeds('tools/test.ts') }]),
]

if (process.argv.includes('--help')) {
  console.log(`npm run check [-- --no-tests]   ${checks.map(({ name }) => name).join(', ')}`)
  process.exit()
}
const failed: string[] = []
for (const { name, passes } of checks) {
  console.log(`\n══ ${name}`)
  const started = Date.now()
  const passed = await Promise.resolve()
    .then(passes)
    .catch(error => {
      console.error(error)
      return false
    })
  console.log(`${passed ? '✔' : '✖'} ${name} · ${((Date.now() - started) / 1000).toFixed(1)} s`)
  if (!passed) failed.push(name)
}
console.log(failed.length === 0 ? '\nall checks passed' : `\nfailed: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1

/** Every script is run by this very Node 24, whatever stands on PATH. */
function succeeds(script: string, ...args: string[]): boolean {
  return spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' }).status === 0
}

/** sql/schema.sql, column types, openapi.json and the client made from it must be what npm run generate makes now. */
async function nothingDrifted(): Promise<boolean> {
  const { drifted, generate } = await import('./generate.ts')
  const paths = drifted(await generate())
  for (const path of paths) console.error(`${path} is not what it should be: npm run generate`)
  return paths.length === 0
}
