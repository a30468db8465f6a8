import type { Diagnosis } from '../../../browser.ts';
import type { ShownLine } from './line-index.ts';

/** What the page asks of its worker. */
export type Request =
  | {
      readonly kind: 'read';
      readonly log: Blob;
      readonly packs: readonly string[];
      readonly lang: 'en' | 'zh';
    }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'lines'; readonly first: number; readonly count: number }
  | { readonly kind: 'search'; readonly query: string };

/** What the worker tells the page. */
export type Report =
  | { readonly kind: 'packs' }
  | { readonly kind: 'progress'; readonly bytes: number; readonly lines: number }
  | {
      readonly kind: 'done';
      readonly diagnosis: Diagnosis;
      readonly lines: number;
      readonly bytes: number;
      readonly seconds: number;
      readonly cancelled: boolean;
    }
  | { readonly kind: 'lines'; readonly first: number; readonly lines: readonly ShownLine[] }
  | {
      readonly kind: 'found';
      readonly query: string;
      readonly lines: readonly number[];
      readonly more: boolean;
    }
  | { readonly kind: 'failed'; readonly message: string };
