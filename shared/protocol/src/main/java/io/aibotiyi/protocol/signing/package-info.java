/**
 * Signed requests: Ed25519 keys (RFC 8032), HTTP message signatures (RFC 9421) and content digests
 * (RFC 9530), as far as this backend and its clients use them. It does not decide which signatures
 * are good enough; the backend does. It calls nothing but the JDK.
 */
@NullMarked
package io.aibotiyi.protocol.signing;

import org.jspecify.annotations.NullMarked;
