/**
 * What the workstation knows, free of controls: stores that subscribe through the client, hold the
 * latest state off the FX thread and hand it over once per pulse. It draws nothing and never blocks
 * the FX thread. It may call the client and the chart's data types.
 */
@NullMarked
package io.aibotiyi.workstation.state;

import org.jspecify.annotations.NullMarked;
