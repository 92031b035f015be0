import type { FastifyInstance } from 'fastify'
import { assets } from '../../reader/assets.js'
import { chooseEncoding, chooseFormat } from '../negotiate.js'
import { pageContext } from '../pages.js'
import { contentType } from '../representation.js'
import { ReadyResponse } from '../response-cache.js'
import type { ApiContext } from './context.js'

/** `/`, the front page; and the files that pages ask for, which may be kept for ever since their paths name their bytes. */
export async function pageRoutes(
  app: FastifyInstance,
  { responder, pages, baseUrl }: ApiContext,
): Promise<void> {
  app.get('/', { schema: { hide: true } }, async (request, reply) => {
    if (await responder.recall(request, reply)) return reply
    if (chooseFormat(request.headers.accept, ['html', 'json']) === 'json')
      return reply.header('vary', 'Accept').redirect('/openapi.json', 302)
    const body = await pages.front(pageContext(request, baseUrl(request)))
    return responder.respond(request, reply, { body: Buffer.from(body, 'utf8'), type: contentType('html') })
  })

  for (const { path, type, body } of assets) {
    const ready = new ReadyResponse(body, type, undefined, undefined)
    app.get(path, { schema: { hide: true } }, async (request, reply) => {
      const encoding = ready.encoding(chooseEncoding(request.headers['accept-encoding']))
      reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('etag', ready.etag(encoding))
        .header('vary', 'Accept-Encoding')
        .header('content-type', type)
      if (encoding !== 'identity') reply.header('content-encoding', encoding)
      return reply.send(await ready.body(encoding))
    })
  }
}
