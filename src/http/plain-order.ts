import { invalidRequest } from '../errors.js'

/** The order of a list without a search. Throws `invalid-request` for relevance: there is nothing to be relevant to. */
export function plainOrder<Sort extends string>(sort: 'relevance' | Sort | undefined, standard: Sort): Sort {
  if (sort === 'relevance')
    throw invalidRequest([{ detail: 'relevance needs a search: give q', parameter: 'sort' }])
  return sort ?? standard
}
