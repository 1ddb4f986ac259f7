/** Makes what is generated: column types and schema dump from the migrated database, the OpenAPI document and its client, the tables of docs/laws.md and docs/distribution.md. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../src/kernel/embedded.ts'
import { migrate } from '../src/kernel/migrate.ts'
import { distributionPage, distributionPath } from './distribution.ts'
import { dumpSchema } from './dump-schema.ts'
import { lawsPage, lawsPath } from './laws.ts'

export interface Generated {
  readonly path: string
  readonly text: string
}

/** Everything that is generated, as it should be now. */
export async function generate(): Promise<readonly Generated[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'aili-generate-'))
  const server = await startEmbedded(scratch, () => {}, { fsync: 'off' })
  try {
    await migrate(server.url)
    return [
      { path: 'sql/schema.sql', text: await dumpSchema(server.url) },
      { path: 'src/kernel/schema.gen.ts', text: columnTypes(server.url, scratch) },
      ...publishedApi(server.url, scratch),
      { path: lawsPath, text: lawsPage() },
      { path: distributionPath, text: distributionPage() },
    ]
  } finally {
    await server.stop()
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** Compares with what is committed; gives the paths that differ. */
export function drifted(files: readonly Generated[]): readonly string[] {
  return files
    .filter(file => !existsSync(file.path) || readFileSync(file.path, 'utf8') !== file.text)
    .map(file => file.path)
}

if (import.meta.main) {
  for (const file of await generate()) {
    writeFileSync(file.path, file.text)
    console.log(file.path)
  }
}

/** Table types for kysely, as the pool of kernel/database.ts reads them. */
function columnTypes(url: string, scratch: string): string {
  const out = join(scratch, 'schema.ts')
  run('kysely-codegen', [
    ...[
      '--dialect',
      'postgres',
      '--url',
      url,
      '--out-file',
      out,
      '--camel-case',
      '--default-schema',
      'public',
    ],
    ...['--include-pattern', 'public.*', '--date-parser', 'string', '--type-mapping', '{"int8":"number"}'],
  ])
  return `/** Generated from the migrated database by npm run generate; do not edit. */\n${readFileSync(out, 'utf8')}`
}

/** openapi.json from the routes, and the types of the web client from it. */
function publishedApi(url: string, scratch: string): readonly Generated[] {
  if (!existsSync('src/cli/openapi.ts')) return []
  const document = run('node', ['src/cli/openapi.ts', '--data', join(scratch, 'api')], { DATABASE_URL: url })
  const source = join(scratch, 'openapi.json')
  writeFileSync(source, document)
  const client = run('openapi-typescript', [source])
  return [
    { path: 'openapi.json', text: document },
    { path: 'web/shell/api.gen.ts', text: client },
  ]
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  const path = join('node_modules', '.bin', command)
  const { status, stdout, stderr, error } = spawnSync(path, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 64_000_000,
  })
  if (status !== 0) throw new Error(`${command}: ${error?.message ?? stderr}`)
  return stdout
}
