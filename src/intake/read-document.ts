import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { invalidDocument, toPointer, unreadableFile } from '../errors.js'
import { AnnotatedDocument, documentFaults, documentId } from '../model/document.js'

/**
 * An annotated document from any JSON value: valid by its schema and by its invariants (see `documentFaults`).
 * Throws `invalid-document`, which names the article (or `name`, while it is not known), and for each fault the
 * paragraph, the span and a JSON Pointer.
 */
export function parseDocument(value: unknown, name: string): AnnotatedDocument {
  const parsed = AnnotatedDocument.safeParse(value)
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => ({
      pointer: toPointer(path),
      detail: message,
    }))
    throw invalidDocument(name, fields)
  }
  const faults = documentFaults(parsed.data)
  if (faults.length > 0) throw invalidDocument(`article '${documentId(parsed.data)}'`, faults)
  return parsed.data
}

/** The annotated document in a JSON file. Throws `unreadable-file` or `invalid-document`. */
async function readDocumentFile(path: string): Promise<AnnotatedDocument> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw unreadableFile(path, cause)
  })
  return parseDocument(parseJson(text, path), basename(path))
}

/** The annotated documents of a folder's `.json` files, in the order of their names. Throws as `readDocumentFile`. */
export async function readDocumentFolder(path: string): Promise<AnnotatedDocument[]> {
  const names = await readdir(path).catch((cause: unknown) => {
    throw unreadableFile(path, cause)
  })
  const files = names.filter((name) => name.endsWith('.json')).sort()
  return Promise.all(files.map((name) => readDocumentFile(join(path, name))))
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw invalidDocument(basename(path), [{ pointer: '', detail: `not JSON: ${(cause as Error).message}` }])
  }
}
