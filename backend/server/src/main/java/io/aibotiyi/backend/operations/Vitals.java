package io.aibotiyi.backend.operations;

import io.aibotiyi.protocol.Operations.DatabaseHealth;
import io.aibotiyi.protocol.Operations.DiskHealth;
import io.aibotiyi.protocol.Operations.JvmHealth;
import io.aibotiyi.protocol.Operations.OutboxHealth;
import io.aibotiyi.protocol.Operations.QueueHealth;
import java.util.List;

/** How this process and what it stands on are doing, measured when asked. */
public interface Vitals {

    JvmHealth jvm();

    DiskHealth disk();

    /** Makes one round trip; DOWN instead of an exception. */
    DatabaseHealth database();

    /** Zeros while the database does not answer. */
    OutboxHealth outbox();

    List<QueueHealth> queues();

    /** Whether requests can be served now; asks the database at most once a second. */
    boolean ready();
}
