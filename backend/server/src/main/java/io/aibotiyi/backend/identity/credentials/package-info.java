/**
 * What people prove who they are with, each kept and checked for itself: the setup secret,
 * passwords, authenticator applications, recovery codes, passkeys, mailed codes; how often they may
 * try, and what they have begun. It does not know in which order they are asked; signing in does.
 */
@NullMarked
package io.aibotiyi.backend.identity.credentials;

import org.jspecify.annotations.NullMarked;
