import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { invalidDocument, unreadableFile } from '../errors.js'
import { AnnotatedDocument, documentFaults, documentId } from '../model/document.js'
import { faultsOf } from '../model/faults.js'

/**
 * An annotated document from any JSON value: valid by its schema and by its invariants (see `documentFaults`).
 * Throws `invalid-document`, which names the article (or `name`, while it is not known), and for each fault the
 * paragraph, the span and a JSON Pointer.
 */
export function parseDocument(value: unknown, name: string): AnnotatedDocument {
  const parsed = AnnotatedDocument.safeParse(value)
  if (!parsed.success) throw invalidDocument(name, faultsOf(parsed.error))
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

/**
 * The annotated documents of a folder's `.json` files, in the order of their names. Throws as `readDocumentFile`, and
 * where there is none, or two of them are one article by their ids.
 */
export async function readDocumentFolder(path: string): Promise<AnnotatedDocument[]> {
  const names = await readdir(path).catch((cause: unknown) => {
    throw unreadableFile(path, cause)
  })
  const files = names.filter((name) => name.endsWith('.json')).sort()
  if (files.length === 0) throw unreadableFile(path, new Error('there is no .json file in it'))
  const documents = await Promise.all(files.map((name) => readDocumentFile(join(path, name))))
  const known = new Map<string, string>()
  documents.forEach(({ id }, index) => {
    const file = files[index] ?? ''
    if (id === undefined) return
    const twin = known.get(id)
    if (twin !== undefined)
      throw invalidDocument(file, [{ pointer: '/id', detail: `'${id}' is the id of ${twin} too` }])
    known.set(id, file)
  })
  return documents
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw invalidDocument(basename(path), [{ pointer: '', detail: `not JSON: ${(cause as Error).message}` }])
  }
}
