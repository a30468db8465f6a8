import { expect, test } from 'vitest';
import { agreement, topicNumber, topicsOf } from './topics.ts';

test('a text agrees with the domain it is about and not with another one', () => {
  const topics = topicsOf('$ terraform init\nError: registry.terraform.io: provider not found');
  expect(agreement(topics, topicNumber('terraform'))).toBeGreaterThan(0.5);
  expect(agreement(topics, topicNumber('unity'))).toBeLessThan(-0.5);
});

test('of a domain without known signs nothing can be said', () => {
  expect(agreement(topicsOf('docker build .'), topicNumber('our-own-product'))).toBe(0);
});

test('a domain is known by its other names', () => {
  expect(topicNumber('npm')).toBe(topicNumber('node'));
});
