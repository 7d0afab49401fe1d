package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.analytics.PersonalJournal;
import io.aibotiyi.backend.gateway.web.EntityTags;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.JournalEntryId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Journal.Annotation;
import io.aibotiyi.protocol.Journal.Direction;
import io.aibotiyi.protocol.Journal.EntryState;
import io.aibotiyi.protocol.Journal.ExportFormat;
import io.aibotiyi.protocol.Journal.Filter;
import io.aibotiyi.protocol.Journal.JournalEntryDetail;
import io.aibotiyi.protocol.Journal.JournalEntryView;
import io.aibotiyi.protocol.Journal.NewSnapshot;
import io.aibotiyi.protocol.Journal.Outcome;
import io.aibotiyi.protocol.Journal.SnapshotView;
import io.aibotiyi.protocol.Journal.Statistics;
import io.aibotiyi.protocol.Journal.TagMerge;
import io.aibotiyi.protocol.Journal.TagName;
import io.aibotiyi.protocol.Journal.TagView;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/journal")
@Tag(name = "Journal")
class JournalController {

    private final PersonalJournal journal;

    JournalController(PersonalJournal journal) {
        this.journal = journal;
    }

    @GetMapping("/entries")
    @Requires(Permission.ACCOUNT_READ)
    @Operation(summary = "Round trips of your accounts, latest opened first")
    Page<JournalEntryView> entries(
            @AuthenticationPrincipal AuthenticatedUser user,
            @RequestParam(required = false) @Nullable AccountId account,
            @RequestParam(required = false) @Nullable InstrumentId instrument,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable Direction direction,
            @RequestParam(required = false) @Nullable Outcome outcome,
            @RequestParam(required = false) @Nullable EntryState state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        return journal.entries(
                user.id(),
                new Filter(account, instrument, from, to, tag, direction, outcome, state),
                after,
                Limits.within("limit", limit, 500));
    }

    @GetMapping("/entries/{id}")
    @Requires(Permission.ACCOUNT_READ)
    @Operation(summary = "An entry with its fills, funding, notes and snapshots")
    ResponseEntity<JournalEntryDetail> entry(
            @AuthenticationPrincipal AuthenticatedUser user, @PathVariable JournalEntryId id) {
        return tagged(journal.entry(user.id(), id));
    }

    @PutMapping("/entries/{id}/annotation")
    @Requires(Permission.JOURNAL)
    @Operation(summary = "Replace tags, rating and notes; If-Match names the version you saw")
    ResponseEntity<JournalEntryDetail> annotate(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable JournalEntryId id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Annotation annotation) {
        return tagged(journal.annotate(user.id(), id, EntityTags.required(ifMatch), annotation));
    }

    private static ResponseEntity<JournalEntryDetail> tagged(JournalEntryDetail detail) {
        return EntityTags.versioned(detail, detail.entry().version());
    }

    @GetMapping("/tags")
    @Requires(Permission.ACCOUNT_READ)
    @Operation(summary = "Your tags by name, and how many entries have each")
    List<TagView> tags(@AuthenticationPrincipal AuthenticatedUser user) {
        return journal.tags(user.id());
    }

    @PutMapping("/tags/{tag}")
    @Requires(Permission.JOURNAL)
    @Operation(summary = "Rename a tag wherever it is")
    TagView renameTag(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable UUID tag,
            @RequestBody TagName name) {
        return journal.renameTag(user.id(), tag, name.name());
    }

    @PostMapping("/tags/{tag}/merge")
    @Requires(Permission.JOURNAL)
    @Operation(summary = "Give a tag's entries another one and delete it; answers the other")
    TagView mergeTag(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable UUID tag,
            @RequestBody TagMerge merge) {
        return journal.mergeTag(user.id(), tag, merge.into());
    }

    @DeleteMapping("/tags/{tag}")
    @Requires(Permission.JOURNAL)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a tag from its entries and delete it")
    void deleteTag(@AuthenticationPrincipal AuthenticatedUser user, @PathVariable UUID tag) {
        journal.deleteTag(user.id(), tag);
    }

    @PostMapping("/entries/{id}/snapshots")
    @Requires(Permission.JOURNAL)
    @Operation(summary = "Keep a chart's picture with an entry: a PNG, in base64")
    SnapshotView addSnapshot(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable JournalEntryId id,
            @RequestBody NewSnapshot snapshot) {
        return journal.addSnapshot(user.id(), id, snapshot);
    }

    @GetMapping(value = "/entries/{id}/snapshots/{snapshot}", produces = MediaType.IMAGE_PNG_VALUE)
    @Requires(Permission.ACCOUNT_READ)
    @Operation(summary = "A snapshot's PNG")
    ResponseEntity<byte[]> snapshot(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable JournalEntryId id,
            @PathVariable UUID snapshot) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .header("X-Content-Type-Options", "nosniff")
                .body(journal.snapshot(user.id(), id, snapshot));
    }

    @DeleteMapping("/entries/{id}/snapshots/{snapshot}")
    @Requires(Permission.JOURNAL)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a snapshot, and its picture if no other shows it")
    void deleteSnapshot(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable JournalEntryId id,
            @PathVariable UUID snapshot) {
        journal.deleteSnapshot(user.id(), id, snapshot);
    }

    @GetMapping("/statistics")
    @Requires(Permission.ACCOUNT_READ)
    @Operation(summary = "Equity curve, drawdown and breakdowns of closed entries of one currency")
    Statistics statistics(
            @AuthenticationPrincipal AuthenticatedUser user,
            @RequestParam(required = false) @Nullable AccountId account,
            @RequestParam(required = false) @Nullable InstrumentId instrument,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable Direction direction,
            @RequestParam(required = false) @Nullable Outcome outcome,
            @RequestParam(required = false) @Nullable EntryState state,
            @RequestParam(defaultValue = "UTC") String zone,
            @RequestParam(required = false) @Nullable String currency) {
        return journal.statistics(
                user.id(),
                new Filter(account, instrument, from, to, tag, direction, outcome, state),
                zone(zone),
                currency);
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD,
                    "zone must be a time zone such as Europe/Istanbul or UTC.",
                    "zone");
        }
    }

    @GetMapping(
            value = "/export",
            produces = {"text/csv", MediaType.APPLICATION_JSON_VALUE})
    @Requires(Permission.ACCOUNT_READ)
    @Operation(summary = "The journal as a file, every field, oldest first")
    void export(
            @AuthenticationPrincipal AuthenticatedUser user,
            @RequestParam(required = false) @Nullable AccountId account,
            @RequestParam(required = false) @Nullable InstrumentId instrument,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable Direction direction,
            @RequestParam(required = false) @Nullable Outcome outcome,
            @RequestParam(required = false) @Nullable EntryState state,
            @RequestParam(defaultValue = "CSV") ExportFormat format,
            HttpServletResponse response)
            throws IOException {
        PersonalJournal.Export export =
                journal.export(
                        user.id(),
                        new Filter(account, instrument, from, to, tag, direction, outcome, state),
                        format);
        response.setContentType(
                format == ExportFormat.CSV
                        ? "text/csv;charset=UTF-8"
                        : MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"journal." + format.name().toLowerCase(Locale.ROOT) + "\"");
        export.writeTo(response.getOutputStream());
    }
}
