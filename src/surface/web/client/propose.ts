import { maskSecrets } from '../../../diagnosis/index.ts';
import { h } from '../markup/element.ts';
import { appraisalSections } from '../parts/proposal-card.ts';
import { actionFields, type ActionKind } from '../parts/propose-fields.ts';
import { takeDraft } from './draft.ts';
import { openKeyForm } from './key-form.ts';
import { lang, words } from './page-words.ts';
import { part, partOf } from './parts.ts';
import { proposalOf } from './proposal-of.ts';
import { proposeRecord, Refusal } from './team-api.ts';
import { show, toDom } from './to-dom.ts';

// A record is written down in a form and sent when its button is pressed; what comes back is shown below.

const root = partOf(document, '#propose', HTMLElement);
const form = part(root, 'form', HTMLFormElement);
const result = part(root, 'result', HTMLElement);
const output = partOf(form, '#output', HTMLTextAreaElement);
const texts = words.propose;
const askForKey = openKeyForm(root, () => askForKey(false));

output.value = maskSecrets(takeDraft() ?? output.value);
askForKey(false);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void send();
});
form.addEventListener('click', ({ target }) => {
  const more = target instanceof Element ? target.closest<HTMLElement>('button[data-more]') : undefined;
  if (more) addFields(more, more.dataset['more'] === 'avoid' ? 'avoid' : 'take');
});

function addFields(button: HTMLElement, kind: ActionKind): void {
  const n = form.querySelectorAll(`[data-kind="${kind}"]`).length + 1;
  button.before(toDom(actionFields(kind, n, words)));
  partOf(form, `#${kind}-${n}-action`, HTMLInputElement).focus();
}

async function send(): Promise<void> {
  const masked = maskSecrets(output.value);
  const wasMasked = masked !== output.value;
  output.value = masked;
  result.replaceChildren();
  say(texts.sending);
  try {
    const proposal = proposalOf(form);
    const known = 'note' in proposal ? 'mark' : 'refuse';
    const { record, appraisal } = await proposeRecord(root.dataset['api'] ?? '', proposal, known);
    askForKey(false);
    form.reset();
    say(wasMasked ? `${texts.sent(record)} ${texts.masked}` : texts.sent(record));
    show(
      result,
      h('h2', { class: 'signature' }, record),
      appraisalSections(appraisal, { lang, records: root.dataset['records'] ?? '' }),
      h(
        'p',
        { class: 'card-section' },
        h('a', { class: 'button', href: root.dataset['queue'] }, texts.queue),
      ),
    );
  } catch (error) {
    showRefusal(error);
  }
}

function showRefusal(error: unknown): void {
  const refusal = error instanceof Refusal ? error : undefined;
  askForKey(refusal?.needsKey === true);
  say(words.review.failed(error instanceof Error ? error.message : String(error)));
  const faults = refusal?.faults ?? [];
  show(
    result,
    faults.length > 0 &&
      h(
        'ul',
        { class: 'plain flaws' },
        faults.map((fault) => h('li', { class: 'flaw' }, h('p', {}, fault))),
      ),
    refusal?.code === 'known' && h('p', { class: 'note' }, texts.known),
  );
}

function say(text: string): void {
  part(root, 'status', HTMLElement).textContent = text;
}
