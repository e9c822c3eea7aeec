import { createHash } from 'crypto';
import { makePkce, randomText } from '../pkce';

it('the challenge is the S256 of the verifier, as another library has it', () => {
  const { verifier, challenge } = makePkce();
  expect(challenge).toBe(
    createHash('sha256').update(verifier).digest('base64url')
  );
  expect(verifier).toMatch(/^[A-Za-z0-9_-]{43}$/);
});

it('no two are alike', () => {
  const texts = new Set(Array.from({ length: 1000 }, () => randomText(16)));
  expect(texts.size).toBe(1000);
});
