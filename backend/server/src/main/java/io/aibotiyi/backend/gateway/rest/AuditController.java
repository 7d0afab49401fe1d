package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.audit.AuditTrail;
import io.aibotiyi.protocol.Audit.Checkpoints;
import io.aibotiyi.protocol.Audit.ConsistencyProof;
import io.aibotiyi.protocol.Audit.EntryPage;
import io.aibotiyi.protocol.Audit.EntryProof;
import io.aibotiyi.protocol.Audit.Verification;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "Audit")
class AuditController {

    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping("/entries")
    @Requires(Permission.AUDIT_READ)
    @Operation(summary = "Search the audit log, newest first")
    EntryPage search(
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String object,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return trail.search(
                new AuditTrail.Query(since, until, actor, action, object, outcome, subject, text),
                limit,
                cursor);
    }

    @GetMapping("/entries/{seq}")
    @Requires(Permission.AUDIT_READ)
    @Operation(summary = "One entry and the proof that a signed checkpoint covers it")
    EntryProof entry(@PathVariable long seq) {
        return trail.entry(seq);
    }

    @GetMapping("/consistency")
    @Requires(Permission.AUDIT_READ)
    @Operation(summary = "Proof that the log of one size is the beginning of that of another")
    ConsistencyProof consistency(@RequestParam long from, @RequestParam long to) {
        return trail.consistency(from, to);
    }

    @GetMapping("/checkpoints")
    @Requires(Permission.AUDIT_READ)
    @Operation(summary = "Signed checkpoints, newest first, and the key that they verify with")
    Checkpoints checkpoints(@RequestParam(defaultValue = "100") int limit) {
        return trail.checkpoints(limit);
    }

    @GetMapping("/verification")
    @Requires(Permission.AUDIT_READ)
    @Operation(summary = "How the latest verification stands or ended")
    Verification verification() {
        return trail.verification();
    }

    @PostMapping("/verification")
    @Requires(Permission.AUDIT_READ)
    @Operation(summary = "Verify the whole log now, unless that is under way")
    Verification verify() {
        return trail.verify();
    }

    @GetMapping(value = "/export", produces = "application/x-ndjson")
    @Requires(Permission.AUDIT_EXPORT)
    @Operation(summary = "The log as JSON lines that can be verified without this backend")
    void export(@RequestParam(defaultValue = "0") long from, HttpServletResponse response)
            throws IOException {
        AuditTrail.Export export = trail.export(from);
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.jsonl\"");
        export.writeTo(response.getOutputStream());
    }
}
