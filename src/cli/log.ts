import { type Logger, pino, stdTimeFunctions } from 'pino'
import pretty from 'pino-pretty'
import type { Config } from '../config.js'

/**
 * The log of the server, on standard output: JSON lines with ISO times, or text for a terminal. Header fields are never
 * logged, so that no key can be.
 */
export function createLog({ logLevel, logFormat }: Pick<Config, 'logLevel' | 'logFormat'>): Logger {
  const isPretty = logFormat === 'pretty' || (logFormat === 'auto' && process.stdout.isTTY)
  const options = { level: logLevel, timestamp: stdTimeFunctions.isoTime, base: null }
  // Written in the background, so that a slow reader does not hold up requests; pino writes the rest on exit.
  if (!isPretty)
    return pino(options, pino.destination({ dest: 1, sync: false, minLength: 4096, periodicFlush: 200 }))
  const stream = pretty({
    destination: 1,
    sync: true,
    colorize: process.stdout.isTTY,
    translateTime: 'SYS:HH:MM:ss',
    messageFormat: (log, key) => (log['method'] === undefined ? String(log[key]) : requestLine(log)),
    ignore: 'reqId,method,url,status,ms',
  })
  return pino(options, stream)
}

/** A request as one line; with its id where somebody may ask about it. */
function requestLine({ status, method, url, ms, reqId }: Record<string, unknown>): string {
  return `${status} ${method} ${url} ${ms} ms${Number(status) >= 400 ? ` (${reqId})` : ''}`
}
