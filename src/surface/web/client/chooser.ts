// The bare address sends on to the reader's own language.
const wanted = navigator.languages.find((one) => /^(?:en|zh)/i.test(one)) ?? 'en';
const lang = wanted.toLowerCase().startsWith('zh') ? 'zh' : 'en';
const link = document.querySelector<HTMLAnchorElement>(`[data-chooser] a[hreflang="${lang}"]`);
if (link) location.replace(link.href);

export {};
