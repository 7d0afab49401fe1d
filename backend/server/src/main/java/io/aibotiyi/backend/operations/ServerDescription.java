package io.aibotiyi.backend.operations;

import io.aibotiyi.protocol.ServerInfo;

/** What anyone may know of this backend. */
public interface ServerDescription {

    ServerInfo info();
}
