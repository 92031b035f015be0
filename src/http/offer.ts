import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { chooseFormat } from './negotiate.js'
import { requestUrl } from './page.js'
import { type Format, representationOf, representations } from './representation.js'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the resource can be had as, the default first; JSON alone where it is left out. */
    formats?: readonly Format[]
    /** The columns of its CSV. */
    table?: { readonly columns: readonly string[] }
  }
  interface FastifyRequest {
    /** The format to answer in: what `format` names, else what `Accept` likes best. */
    format: Format
  }
}

/** Another representation of what was asked for, or the same one with `isShown`. */
export interface Alternate {
  readonly format: Format
  readonly type: string
  /** Path and parameters. */
  readonly path: string
  readonly isShown: boolean
}

/** All representations of what a request asks for. */
export function alternates(request: FastifyRequest): Alternate[] {
  const formats = request.routeOptions.config.formats ?? []
  return formats.map((format) => {
    const { pathname, searchParams } = requestUrl(request)
    searchParams.set('format', format)
    const { type } = representations[format]
    return { format, type, path: `${pathname}?${searchParams}`, isShown: format === request.format }
  })
}

/**
 * The Link field's values for the other representations (RFC 8288, section 3.4.1). Their targets are relative to the
 * path that was asked for: there are many of them, and most clients read none.
 */
export function alternateLinks(request: FastifyRequest): string[] {
  return alternates(request)
    .filter(({ isShown }) => !isShown)
    .map(
      ({ path, type }) =>
        `<${path.slice(path.indexOf('?'))}>; rel="alternate"; type="${type.replaceAll('"', '\\"')}"`,
    )
}

/**
 * Chooses a format for each request to the routes registered from here on, and adds to the contract of those that
 * declare formats the parameter `format` and a response of each media type.
 */
export function offerFormats(app: FastifyInstance): void {
  app.decorateRequest('format', 'json')
  app.addHook('onRoute', ({ schema, config }) => {
    const formats = config?.formats
    if (formats === undefined || schema === undefined) return
    const { querystring, response } = schema as { querystring: z.ZodObject; response: Responses }
    schema.querystring = querystring.extend({ format: formatParameter(formats) })
    for (const format of formats) {
      const { type, isJson, description } = representationOf(format)
      const columns = format === 'csv' && config?.table && `Columns: ${config.table.columns.join(', ')}.`
      const schema = isJson === true ? z.looseObject({}) : z.string()
      response[200].content[type] ??= { schema: schema.meta({ description: columns || `${description}.` }) }
    }
  })
}

interface Responses {
  readonly 200: { readonly content: Record<string, { schema: z.ZodType }> }
}

/** The format of a request: throws `not-acceptable` when the resource has none that the client takes. */
export function negotiate(request: FastifyRequest): Format {
  const formats = request.routeOptions.config.formats ?? ['json']
  const { format } = request.query as { format?: unknown }
  if (format === undefined || request.routeOptions.config.formats === undefined)
    return chooseFormat(request.headers.accept, formats)
  // Any other name is refused with the rest of the parameters, in validation.
  return formats.find((one) => one === format) ?? 'json'
}

function formatParameter(formats: readonly Format[]) {
  const list = formats.map((format) => `\`${format}\` (${representations[format].description})`).join(', ')
  return z
    .enum(formats, `must be any of: ${formats.join(', ')}`)
    .optional()
    .meta({
      description: `Representation; goes before \`Accept\`. ${list}.`,
      // Not filled in by Swagger UI, whose menu of media types is to be of use.
      override: { type: 'string', enum: [...formats], default: 'json', examples: [formats[1] ?? 'json'] },
    })
}
