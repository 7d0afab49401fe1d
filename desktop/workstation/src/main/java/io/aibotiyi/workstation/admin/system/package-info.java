/**
 * How the system does: tiles of its health, the configuration it runs with, and the flags that
 * switch parts of it. It measures nothing itself. It asks the backend through the client SDK.
 */
@NullMarked
package io.aibotiyi.workstation.admin.system;

import org.jspecify.annotations.NullMarked;
