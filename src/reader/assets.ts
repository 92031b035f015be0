import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** A file that pages ask for. */
export interface Asset {
  /** Path on this server: it holds a hash of the bytes, so that what is behind it never changes. */
  readonly path: string
  readonly type: string
  readonly body: Buffer
}

/** One asset of one or more files. They are read from `src/`, where they are both in a clone and in an installed package. */
function readAsset(name: string, type: string, files: readonly string[] = [name]): Asset {
  const folder = new URL('../../src/reader/assets/', import.meta.url)
  const body = Buffer.concat(files.map((file) => readFileSync(new URL(file, folder))))
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
  return { path: `/assets/${name.replace('.', `-${hash}.`)}`, type, body }
}

export const stylesheet = readAsset('reader.css', 'text/css; charset=utf-8', [
  'page.css',
  'lists.css',
  'article.css',
  'entity.css',
  'narrow.css',
  'print.css',
])
export const script = readAsset('reader.js', 'text/javascript; charset=utf-8')
export const icon = readAsset('icon.svg', 'image/svg+xml')

export const assets: readonly Asset[] = [stylesheet, script, icon]

/**
 * What pages may load (Content Security Policy Level 3): the files above and images that stand in the page. Text of an
 * article could not run as a script even if it were one.
 */
export const pagePolicy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; form-action 'self'; " +
  "base-uri 'none'; frame-ancestors 'none'"
