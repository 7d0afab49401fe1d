/**
 * What a person proves who they are with: the setup secret, passwords, and how often they may try.
 */
@NullMarked
package io.aibotiyi.backend.identity.credentials;

import org.jspecify.annotations.NullMarked;
