/**
 * What people do that has to be sent: sending it in the background, asking for a fresh proof of
 * identity or for the name of what a dangerous act happens to. It owns no record and no screen of
 * its own. It calls state, the look and the dialogs; whoever acts calls it.
 */
@NullMarked
package io.aibotiyi.workstation.acts;

import org.jspecify.annotations.NullMarked;
