/**
 * What people and bots come in with: sessions, devices and API keys, and ending them. What they may
 * do once inside is not its subject. It asks the backend through the client SDK.
 */
@NullMarked
package io.aibotiyi.workstation.admin.sessions;

import org.jspecify.annotations.NullMarked;
