/**
 * Owns an engine's durability: commands reach a journal before the engine, snapshots are made
 * beside the running engine, a recovered engine is the one that stopped, hash for hash, and a
 * standby is ready to take over. It owns no rule of the market, no thread and no network. It may
 * call the engine only.
 */
@NullMarked
package io.aibotiyi.engine.journal;

import org.jspecify.annotations.NullMarked;
