import { words } from './page-words.ts';

// What every page can do: choose light or dark, copy a command, keep the place when the language is changed.

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : undefined;
  const copy = target?.closest<HTMLButtonElement>('button[data-copy]');
  if (copy) void copyBeside(copy);
  if (target?.closest('[data-theme-toggle]')) toggleTheme();
  const language = target?.closest<HTMLAnchorElement>('a[data-language]');
  if (language) language.search = location.search;
  if (language) language.hash = location.hash;
});

function toggleTheme(): void {
  const root = document.documentElement;
  const now =
    root.dataset['theme'] ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  const next = now === 'dark' ? 'light' : 'dark';
  root.dataset['theme'] = next;
  document.dispatchEvent(new CustomEvent('themechange'));
  try {
    localStorage.setItem('wayout-theme', next);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}

/** Copies what stands in the code beside the button: exactly what the reader sees. */
async function copyBeside(button: HTMLButtonElement): Promise<void> {
  const text = button.parentElement?.querySelector('code')?.textContent ?? '';
  const label = button.textContent;
  const isCopied = await copy(text);
  say(isCopied ? words.copied : words.copyFailed);
  button.textContent = isCopied ? words.copied : words.copyFailed;
  button.classList.toggle('copied', isCopied);
  setTimeout(() => {
    button.textContent = label;
    button.classList.remove('copied');
  }, 1600);
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** For pages without https, where there is no clipboard to ask. */
function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  return isCopied;
}

function say(text: string): void {
  const place = document.getElementById('said');
  if (place) place.textContent = text;
}
