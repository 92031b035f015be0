import { randomBytes } from 'node:crypto'
import { invalidConfiguration } from '../errors.js'
import { hashKey } from '../http/auth.js'
import { Scope } from '../model/key.js'
import { openSqliteStore } from '../store/sqlite/open.js'
import type { Store } from '../store/store.js'
import type { Command, Invocation } from './command.js'

export const keys: Command = {
  name: 'keys',
  usage: 'create NAME | list | remove NAME',
  summary: 'Make, list and remove the keys that let clients write.',
  description:
    'create prints a new key, once: only its hash is kept. list shows names, scopes and times. remove takes a key back at ' +
    'once. Scopes: annotate (nothing is stored), write (articles; annotates too), admin (everything).',
  settings: ['database'],
  options: {
    scope: {
      type: 'string',
      value: 'SCOPES',
      help: 'What a new key allows, divided by commas; write if left out.',
    },
  },
  positionals: 2,
  async run(invocation) {
    const [act, name] = invocation.positionals
    const acts: Record<string, (store: Store) => Promise<void>> = {
      create: (store) => create(store, needName(name), invocation),
      list: (store) => list(store, invocation),
      remove: (store) => remove(store, needName(name), invocation),
    }
    const chosen = acts[act ?? '']
    if (chosen === undefined) throw invalidConfiguration('keys takes create NAME, list or remove NAME.')
    const { store } = openSqliteStore(invocation.config.database)
    await chosen(store).finally(() => store.close())
  },
}

function needName(name: string | undefined): string {
  if (name === undefined || !/^[\w.@-]{1,100}$/.test(name)) {
    throw invalidConfiguration('the key needs a name: letters, digits, and . _ - @')
  }
  return name
}

async function create(store: Store, name: string, { options, print }: Invocation): Promise<void> {
  const wanted = String(options['scope'] ?? 'write').split(',')
  const scopes = wanted.map((one) => Scope.safeParse(one.trim()))
  const wrong = scopes.findIndex(({ success }) => !success)
  if (wrong >= 0)
    throw invalidConfiguration(`--scope must be annotate, write or admin, not '${wanted[wrong]}'.`)
  const key = `glosse_${randomBytes(24).toString('base64url')}`
  const isNew = await store.addKey({
    hash: hashKey(key),
    name,
    scopes: scopes.flatMap(({ data }) => data ?? []),
    createdAt: new Date().toISOString(),
  })
  if (!isNew) throw invalidConfiguration(`there is a key '${name}' already; remove it first.`)
  print(key)
}

async function list(store: Store, { print }: Invocation): Promise<void> {
  const stored = await store.findKeys()
  for (const { name, scopes, createdAt } of stored) print(`${name}\t${scopes.join(',')}\t${createdAt}`)
  if (stored.length === 0) print('There are no keys.')
}

async function remove(store: Store, name: string, { print }: Invocation): Promise<void> {
  if (!(await store.removeKey(name))) throw invalidConfiguration(`there is no key '${name}'.`)
  print(`removed ${name}`)
}
