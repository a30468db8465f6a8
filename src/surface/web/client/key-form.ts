import { part } from './parts.ts';
import { hasKey, keepKey } from './team-api.ts';

/**
 * Makes the form work in which a key is entered. @param onChange there is another key now, or none
 * @returns shows the form, or hides it
 */
export function openKeyForm(root: HTMLElement, onChange: () => void): (needed: boolean) => void {
  const form = part(root, 'key-form', HTMLFormElement);
  const forget = part(root, 'forget', HTMLButtonElement);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    keepKey(part(root, 'key', HTMLInputElement).value.trim());
    onChange();
  });
  forget.addEventListener('click', () => {
    keepKey(undefined);
    onChange();
  });
  return (needed) => {
    form.hidden = !needed;
    forget.hidden = needed || !hasKey();
  };
}
