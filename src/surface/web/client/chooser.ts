// The bare address sends on to the reader's own language.
const wantedLanguage = navigator.languages.find((one) => /^(?:en|zh)/i.test(one)) ?? 'en';
const ownLanguage = wantedLanguage.toLowerCase().startsWith('zh') ? 'zh' : 'en';
const ownLink = document.querySelector<HTMLAnchorElement>(`[data-chooser] a[hreflang="${ownLanguage}"]`);
if (ownLink) location.replace(ownLink.href);
