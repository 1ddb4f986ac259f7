/** The few lines a saved receipt carries to check its own signature with the public key beside it. Plain script: it runs from a file, years later. */
export const selfCheck = `(async () => {
  const { jws, x, number, contentHash, words } = JSON.parse(document.getElementById('data').textContent)
  const out = document.getElementById('verdict')
  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0))
  try {
    const [head, body, signature] = jws.split('.')
    const key = await crypto.subtle.importKey('jwk', { kty: 'OKP', crv: 'Ed25519', x }, { name: 'Ed25519' }, false, ['verify'])
    const whole = await crypto.subtle.verify('Ed25519', key, bytes(signature), new TextEncoder().encode(head + '.' + body))
    const stated = JSON.parse(new TextDecoder().decode(bytes(body)))
    out.textContent = whole && stated.number === number && stated.contentHash === contentHash ? words.valid : words.invalid
  } catch { out.textContent = words.unable }
})()`
