import type { OptionSpecs } from './command.ts';

export const corpus: OptionSpecs = {
  corpus: {
    type: 'string',
    multiple: true,
    value: 'PATH',
    about:
      'a pack, a folder of records or an .ndjson file to search; repeat for several (default: the shipped pack)',
  },
};
export const lang: OptionSpecs = {
  lang: {
    type: 'string',
    value: 'LANG',
    choices: ['en', 'zh'],
    about: 'language of the answer (default: the locale)',
  },
};
export const format: OptionSpecs = {
  format: {
    type: 'string',
    short: 'f',
    value: 'FORMAT',
    choices: ['text', 'json', 'markdown', 'github'],
    about: 'how the answer is written (default: text)',
  },
};
export const network: OptionSpecs = {
  offline: { type: 'boolean', about: 'ask no host and no credential helper' },
  'allow-network': {
    type: 'boolean',
    about: 'let checks of a corpus of your own ask the host in the message too',
  },
};
