/** What a form of a reporting verb tells. */
export interface VerbForm {
  /** Infinitive without particle. */
  readonly lemma: string
  /** Letters of the lexicon: see `germanReportingVerbs`. */
  readonly uses: string
  /** `joined`: finite and verb-final, with its particle in front (`mitteilte`). */
  readonly form: 'finite' | 'plural' | 'participle' | 'joined'
  /** A separable particle that must follow; empty for none, and where it is part of the form. */
  readonly particle: string
  /** A word that must stand in the sentence near the verb; empty for none. */
  readonly correlate: string
}

/** The inflected forms of a verb table (one verb a line, see `germanReportingVerbs`), by form in lower case. */
export function readGermanVerbs(table: string): ReadonlyMap<string, readonly VerbForm[]> {
  const forms = new Map<string, VerbForm[]>()
  const add = (text: string, form: VerbForm) => {
    const known = forms.get(text)
    if (!known) forms.set(text, [form])
    else if (!known.some((other) => sameForm(other, form))) known.push(form)
  }
  for (const line of table.split('\n')) {
    const [lemma, present, past, participle, uses, ...rest] = line.split(' ')
    if (!lemma || !present || !past || !participle || !uses) continue
    const particle = rest.find((word) => word.startsWith('+'))?.slice(1) ?? ''
    const correlate = rest.find((word) => word.startsWith('='))?.slice(1) ?? ''
    const base = { lemma, uses, correlate }
    const pastPlural = past.endsWith('e') ? `${past}n` : `${past}en`
    add(present, { ...base, particle, form: 'finite' })
    add(past, { ...base, particle, form: 'finite' })
    add(pastPlural, { ...base, particle, form: 'finite' })
    add(lemma, { ...base, particle, form: 'plural' })
    add(particle + participle, { ...base, particle: '', form: 'participle' })
    if (particle !== '') add(participle, { ...base, particle, form: 'participle' })
    if (particle !== '')
      for (const text of [present, past, pastPlural, lemma])
        add(particle + text, { ...base, particle: '', form: 'joined' })
  }
  return forms
}

function sameForm(a: VerbForm, b: VerbForm): boolean {
  return a.form === b.form && a.uses === b.uses && a.particle === b.particle && a.correlate === b.correlate
}
