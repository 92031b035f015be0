import type { AddressInfo } from 'node:net'
import fastify from 'fastify'

/**
 * The limit of what Fastify can do: a bare application with one route a body, each sending a prebuilt buffer. The
 * bodies come from the parent process, which gets the port; CPU time (microseconds) at /cpu.
 */
process.once('message', async (bodies: Record<string, string>) => {
  const app = fastify()
  for (const [path, text] of Object.entries(bodies)) {
    const body = Buffer.from(text, 'utf8')
    app.get(path, (_request, reply) => {
      reply.header('content-type', 'application/json; charset=utf-8').send(body)
    })
  }
  app.get('/cpu', async () => {
    const { user, system } = process.cpuUsage()
    return user + system
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  process.send?.((app.server.address() as AddressInfo).port)
})
