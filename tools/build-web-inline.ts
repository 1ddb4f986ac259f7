/** Puts the scripts and styles of a built page into the page itself: on a slow line every request costs two seconds. */
import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Rewrites index.html of the folder and writes inline.json with the digests a Content-Security-Policy needs. */
export function inlinePage(folder: string): void {
  const page = join(folder, 'index.html')
  const scripts: string[] = []
  const html = readFileSync(page, 'utf8')
    .replace(
      /<link rel="stylesheet"[^>]*href="\/([^"]+)"[^>]*>/g,
      (_, path) => `<style>${take(folder, path).trim()}</style>`,
    )
    .replace(/<script type="module"[^>]*src="\/([^"]+)"[^>]*><\/script>/g, (_, path) => {
      scripts.push(
        `<script type="module">${take(folder, path).trim().replaceAll('</script', '<\\/script')}</script>`,
      )
      return ''
    })
    .replace(/>\s*\n\s*</g, '><')
    .replace('</body>', () => `${scripts.join('')}</body>`)
  writeFileSync(page, html)
  writeFileSync(
    join(folder, 'inline.json'),
    JSON.stringify({ script: digests(html, 'script'), style: digests(html, 'style') }),
  )
}

function take(folder: string, path: string): string {
  const file = join(folder, path)
  const text = readFileSync(file, 'utf8')
  rmSync(file)
  return text
}

function digests(html: string, tag: string): string[] {
  return [...html.matchAll(new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))].map(
    match => `sha256-${createHash('sha256').update(match[1]!).digest('base64')}`,
  )
}
