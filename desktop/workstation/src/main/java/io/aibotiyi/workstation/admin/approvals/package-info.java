/**
 * The inbox: what waits for a second pair of eyes, temporary privileges and broken glasses. It
 * decides nothing by itself. It asks the backend through the client SDK.
 */
@NullMarked
package io.aibotiyi.workstation.admin.approvals;

import org.jspecify.annotations.NullMarked;
