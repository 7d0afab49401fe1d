/**
 * The desktop application: its entry, its options and how long it took to start. It owns no market
 * or account state and draws nothing itself. It may call every package below it.
 */
@NullMarked
package io.aibotiyi.workstation;

import org.jspecify.annotations.NullMarked;
