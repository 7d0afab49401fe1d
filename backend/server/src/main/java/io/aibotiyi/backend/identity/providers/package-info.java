/**
 * Owns what every kind of sign-in provider has in common: what one is asked, what it may say of
 * somebody, how it is reached, and which accounts there are linked to whom here. It speaks no
 * protocol, owns no session and gives no right. It calls credentials, people and the vault.
 */
@NullMarked
package io.aibotiyi.backend.identity.providers;

import org.jspecify.annotations.NullMarked;
