// Runs before the page is painted, so that a chosen theme does not flash.
const chosen = readChoice();
if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset['theme'] = chosen;

function readChoice(): string | null {
  try {
    return localStorage.getItem('wayout-theme');
  } catch {
    // Storage may be forbidden; then the system's choice counts.
    return null;
  }
}

export {};
