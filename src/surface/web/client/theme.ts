// Runs before the page is painted, so that a chosen theme does not flash.
const chosenTheme = readTheme();
if (chosenTheme === 'light' || chosenTheme === 'dark')
  document.documentElement.dataset['theme'] = chosenTheme;

function readTheme(): string | null {
  try {
    return localStorage.getItem('wayout-theme');
  } catch {
    // Storage may be forbidden; then the system's choice counts.
    return null;
  }
}
