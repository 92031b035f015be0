import { z } from 'zod'
import { AnnotatedDocument } from './document.js'

/** The JSON Schema (draft 2020-12) of annotated documents, as it is published beside the OpenAPI document. */
export function documentSchema(): object {
  return z.toJSONSchema(AnnotatedDocument, {
    io: 'input',
    override: ({ jsonSchema }) => {
      if (jsonSchema.format?.startsWith('date')) delete jsonSchema.pattern
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    },
  })
}
