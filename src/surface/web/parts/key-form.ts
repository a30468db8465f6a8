import { h, type Child } from '../markup/element.ts';
import type { Words } from '../words/words.ts';

/** Where a key is entered, should the server ask for one. @param hint which role it needs */
export function keyForm({ key }: Words, hint: string): Child {
  return [
    h(
      'form',
      { class: 'key-form', 'data-part': 'key-form', hidden: true },
      h('label', { for: 'team-key' }, key.label),
      h('input', {
        id: 'team-key',
        type: 'password',
        autocomplete: 'off',
        'data-part': 'key',
        'aria-describedby': 'key-hint',
      }),
      h('button', { type: 'submit', class: 'button primary' }, key.use),
      h('p', { class: 'soft', id: 'key-hint' }, hint),
    ),
    h('button', { type: 'button', class: 'button quiet', 'data-part': 'forget', hidden: true }, key.forget),
  ];
}
