import { TextDecoder } from 'node:util'
import { mendControls } from './mojibake.js'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * The text in bytes of unknown encoding: UTF-16 where they begin with its byte order mark, otherwise UTF-8 (with or
 * without mark), and Windows-1252 where they are not valid UTF-8.
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = utf16Mark(bytes)
  if (encoding !== undefined) return new TextDecoder(encoding).decode(bytes)
  try {
    return utf8.decode(bytes)
  } catch {
    return mendControls(Buffer.from(bytes).toString('latin1'))
  }
}

/** A line of a file, without its line end; `number` counts from 1. `text` is undefined when the line is too long. */
export interface Line {
  readonly number: number
  readonly text: string | undefined
}

/**
 * The lines of a stream of bytes, each decoded by itself as `decodeText` does, one by one. Holds one line in memory at
 * most; a line of more than `longest` bytes is skipped and comes without text.
 */
export async function* readLines(bytes: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<Line> {
  let number = 1
  let parts: Uint8Array[] = []
  let size = 0
  const take = (): Line => {
    const text = size > longest ? undefined : decodeText(Buffer.concat(parts)).replace(/\r$/, '')
    parts = []
    size = 0
    return { number: number++, text }
  }
  for await (const chunk of toUtf8(bytes)) {
    let start = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      size += end - start
      if (size <= longest) parts.push(chunk.subarray(start, end))
      yield take()
      start = end + 1
    }
    size += chunk.length - start
    if (size <= longest) parts.push(chunk.subarray(start))
    else parts = []
  }
  if (size > 0) yield take()
}

function utf16Mark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** The same bytes, unless they begin with a mark of UTF-16: then the same text in UTF-8, so that lines end in one byte. */
async function* toUtf8(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | undefined
  let begun = false
  for await (const chunk of bytes) {
    if (!begun) {
      const encoding = utf16Mark(chunk)
      if (encoding !== undefined) decoder = new TextDecoder(encoding)
      begun = chunk.length > 0
    }
    yield decoder === undefined ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }))
  }
}
