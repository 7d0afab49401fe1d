package io.aibotiyi.backend.audit.checkpoint;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How closely the audit log is guarded.
 *
 * @param checkpointInterval a checkpoint is made at least this often while entries come
 * @param checkpointEntries and after this many new entries
 * @param copyTo folder on another machine's or disk's mount where checkpoints are written too;
 *     empty for none
 */
@ConfigurationProperties("aibot.audit")
@Validated
public record AuditSettings(
        @DefaultValue("1m") Duration checkpointInterval,
        @DefaultValue("1000") @Min(1) long checkpointEntries,
        @DefaultValue("") String copyTo) {}
