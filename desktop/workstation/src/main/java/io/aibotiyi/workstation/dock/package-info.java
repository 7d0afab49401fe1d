/**
 * The layout of dockable panels as plain data: a tree of splits and tabs, detached windows, link
 * colours and named workspaces, with their JSON and every change that can be made to them. It draws
 * nothing and knows no control, so that a layout is tested, stored and sent without a window. It
 * may call the domain and the protocol's JSON only.
 */
@NullMarked
package io.aibotiyi.workstation.dock;

import org.jspecify.annotations.NullMarked;
