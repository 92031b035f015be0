#!/usr/bin/env node
import { run } from './cli/run.js'

// Whoever reads our output may have read enough (`glosse openapi | head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

process.exitCode = await run(process.argv.slice(2), process.env)
