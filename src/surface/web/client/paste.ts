import type { Diagnosis } from '../../../browser.ts';
import { inert } from '../../../diagnosis/index.ts';
import { diagnosisCard } from '../parts/card.ts';
import { keepDraftOn } from './draft.ts';
import { LogView, type Mark } from './log-view.ts';
import type { Report, Request } from './messages.ts';
import { lang, words } from './page-words.ts';
import { part, partOf } from './parts.ts';
import { LogSearch } from './log-search.ts';
import { show } from './to-dom.ts';

// Takes a log from the reader, has the worker match it, and shows the log and the answer side by side.

const root = partOf(document, '#paste', HTMLElement);
const texts = words.paste;
const intake = part(root, 'intake', HTMLElement);
const result = part(root, 'result', HTMLElement);
const field = partOf(root, '#log-text', HTMLTextAreaElement);
const fileInput = partOf(root, '#log-file', HTMLInputElement);
const dropzone = part(root, 'dropzone', HTMLElement);
const answer = part(root, 'answer', HTMLElement);
const progressLine = part(root, 'progress-line', HTMLElement);
const progress = part(root, 'progress', HTMLProgressElement);

let worker: Worker | undefined;
let size = 0;
let findings: readonly Mark[] = [];
let at = -1;

// A worker has no origin to name.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
const ask = (request: Request) => worker?.postMessage(request);
const view = new LogView({
  place: part(root, 'log', HTMLElement),
  ask: (first, count) => ask({ kind: 'lines', first, count }),
  longLine: texts.longLine,
});
const search = new LogSearch(root, {
  ask: (query) => ask({ kind: 'search', query }),
  onShow: (line) => view.show({ first: line, last: line, kind: 'found' }),
});

partOf(root, 'form.intake-form', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  explainText(field.value);
});
field.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) explainText(field.value);
});
// A large paste is not put into the field, which would be slow, but read at once.
field.addEventListener('paste', (event) => {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (text.length < 200_000) return;
  event.preventDefault();
  explainText(text);
});
fileInput.addEventListener('change', () => {
  const file = fileInput.files?.[0];
  if (file) explain(file, file.name);
  fileInput.value = '';
});
for (const name of ['dragover', 'dragleave', 'drop'] as const) {
  document.addEventListener(name, (event) => {
    event.preventDefault();
    dropzone.classList.toggle('over', name === 'dragover');
    const file = name === 'drop' ? event.dataTransfer?.files[0] : undefined;
    if (file) explain(file, file.name);
  });
}
part(root, 'example', HTMLButtonElement).addEventListener('click', () => void showExample());
part(root, 'cancel', HTMLButtonElement).addEventListener('click', () => ask({ kind: 'cancel' }));
part(root, 'another', HTMLButtonElement).addEventListener('click', startAgain);
part(root, 'previous', HTMLButtonElement).addEventListener('click', () => step(-1));
part(root, 'next', HTMLButtonElement).addEventListener('click', () => step(1));
part(root, 'go-line', HTMLInputElement).addEventListener('change', (event) => {
  const line = event.target instanceof HTMLInputElement ? Number.parseInt(event.target.value, 10) : NaN;
  if (line > 0) view.show({ first: line, last: line, kind: 'found' });
});
answer.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>('button[data-first]') : undefined;
  if (!button) return;
  view.show({ first: Number(button.dataset['first']), last: Number(button.dataset['last']), kind: 'root' });
});

function explainText(text: string): void {
  if (text.trim() === '') {
    complain(texts.empty);
    field.focus();
    return;
  }
  explain(new Blob([text]), texts.pastedName);
}

async function showExample(): Promise<void> {
  const example = await fetch(root.dataset['example'] ?? '');
  field.value = await example.text();
  explainText(field.value);
}

function explain(log: Blob, name: string): void {
  if (log.size === 0) {
    complain(texts.empty);
    return;
  }
  complain('');
  size = log.size;
  findings = [];
  at = -1;
  intake.hidden = true;
  result.hidden = false;
  progressLine.hidden = false;
  part(root, 'name', HTMLElement).textContent = inert(name);
  part(root, 'name', HTMLElement).title = inert(name);
  part(root, 'summary', HTMLElement).textContent = '';
  part(root, 'progress-text', HTMLElement).textContent = texts.loading;
  answer.replaceChildren();
  view.clear();
  search.clear();
  showPlace();
  worker ??= startWorker();
  const packs = (root.dataset['packs'] ?? '').split(' ').filter(Boolean);
  const addresses = packs.map((pack) => new URL(pack, location.href).href);
  ask({ kind: 'read', log, packs: addresses, lang });
}

function startWorker(): Worker {
  const started = new Worker(root.dataset['worker'] ?? '', { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<Report>) => take(data));
  started.addEventListener('error', ({ message }) => take({ kind: 'failed', message }));
  return started;
}

function take(report: Report): void {
  switch (report.kind) {
    case 'packs':
      return showProgress(0);
    case 'progress':
      view.lines = report.lines;
      return showProgress(report.bytes);
    case 'lines':
      return view.receive(report.first, report.lines);
    case 'found':
      return search.receive(report.query, report.lines, report.more);
    case 'done':
      return showAnswer(report);
    case 'failed':
      startAgain();
      worker?.terminate();
      worker = undefined;
      return complain(texts.failed(report.message));
  }
}

function showProgress(bytes: number): void {
  const percent = Math.floor((bytes / size) * 100);
  progress.value = percent;
  part(root, 'progress-text', HTMLElement).textContent = texts.reading(percent);
}

function showAnswer({
  diagnosis,
  lines,
  bytes,
  seconds,
  cancelled,
}: Extract<Report, { kind: 'done' }>): void {
  progressLine.hidden = true;
  const number = new Intl.NumberFormat(lang);
  const summary = texts.done(number.format(lines), sizeText(bytes), seconds.toFixed(1));
  part(root, 'summary', HTMLElement).textContent = cancelled ? `${summary}. ${texts.cancelled}` : summary;
  const records = root.dataset['records'] ?? '';
  const proposeLink = root.dataset['propose'];
  show(answer, diagnosisCard(diagnosis, { lang, recordLink: (id) => `${records}${id}.html`, proposeLink }));
  keepDraftOn(answer, diagnosis.failing[0]?.text.join('\n'));
  view.lines = lines;
  findings = marksOf(diagnosis);
  view.marks = findings;
  step(1);
  answer.focus({ preventScroll: true });
}

function marksOf({ decision, findings: found, failing }: Diagnosis): readonly Mark[] {
  const marks: readonly Mark[] =
    decision === 'unknown'
      ? failing.slice(0, 3).map(({ lines: [first, last] }) => ({ first, last, kind: 'part' }))
      : found.map(({ lines: [first, last], role }) => ({ first, last, kind: role }));
  return marks;
}

function step(by: number): void {
  if (findings.length === 0) return showPlace();
  at = (at + by + findings.length) % findings.length;
  const mark = findings[at];
  if (mark) view.show(mark);
  showPlace();
}

function showPlace(): void {
  part(root, 'place', HTMLElement).textContent =
    findings.length > 0 ? texts.place(at + 1, findings.length) : '';
  for (const name of ['previous', 'next'])
    part(root, name, HTMLButtonElement).disabled = findings.length === 0;
}

function startAgain(): void {
  ask({ kind: 'cancel' });
  result.hidden = true;
  intake.hidden = false;
  complain('');
  field.focus();
}

function complain(text: string): void {
  part(root, 'complaint', HTMLElement).textContent = text;
}

function sizeText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  const power = Math.min(3, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return `${(bytes / 1000 ** power).toFixed(power > 1 ? 1 : 0)} ${units[power]}`;
}
