import { SingleBar } from 'cli-progress'

interface Counts {
  readonly created: number
  readonly skipped: number
  readonly failed: number
}

/** Shows how far a run is, on standard error, where that is a terminal; warnings are written everywhere. */
export interface Progress {
  readonly step: (counts: Counts) => void
  readonly warn: (line: string) => void
  readonly stop: () => void
}

/**
 * @param items what is counted, as a plural
 * @param total how many there will be, where that is known: then there is a bar with the time left
 */
export function createProgress(items: string, total?: number): Progress {
  const isKnown = total !== undefined
  const bar = new SingleBar({
    format: isKnown
      ? '{bar} {value}/{total}  {rate}/s  {eta_formatted} left  {failed} failed'
      : `{value} ${items}  {rate}/s  {failed} failed`,
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
    stream: process.stderr,
  })
  const started = process.hrtime.bigint()
  bar.start(total ?? 1, 0, { rate: '0', failed: 0 })
  return {
    step({ created, skipped, failed }) {
      const done = created + skipped + failed
      const seconds = Number(process.hrtime.bigint() - started) / 1e9
      if (!isKnown) bar.setTotal(done + 1)
      bar.update(done, { rate: (done / seconds).toFixed(0), failed })
    },
    warn(line) {
      // On a terminal the bar is drawn again below the line.
      if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
      process.stderr.write(`${line}\n`)
    },
    stop() {
      bar.stop()
    },
  }
}
