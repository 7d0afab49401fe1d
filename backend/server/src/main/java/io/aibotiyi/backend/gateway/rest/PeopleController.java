package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.PeopleDirectory;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.People.AcceptInvitation;
import io.aibotiyi.protocol.People.Accepted;
import io.aibotiyi.protocol.People.DisablePerson;
import io.aibotiyi.protocol.People.Invitation;
import io.aibotiyi.protocol.People.InvitePerson;
import io.aibotiyi.protocol.People.PeopleCount;
import io.aibotiyi.protocol.People.PeopleQuery;
import io.aibotiyi.protocol.People.PeopleSort;
import io.aibotiyi.protocol.People.PersonKind;
import io.aibotiyi.protocol.People.PersonState;
import io.aibotiyi.protocol.People.PersonView;
import io.aibotiyi.protocol.People.RenamePerson;
import io.aibotiyi.protocol.People.SetEmail;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "People")
class PeopleController {

    private final PeopleDirectory people;

    PeopleController(PeopleDirectory people) {
        this.people = people;
    }

    @GetMapping("/admin/people")
    @Requires(Permission.PEOPLE_READ)
    @Operation(summary = "People and service accounts, by page")
    Page<PersonView> list(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable PersonState state,
            @RequestParam(required = false) @Nullable PersonKind kind,
            @RequestParam(defaultValue = "USERNAME") PeopleSort sort,
            @RequestParam(defaultValue = "false") boolean descending,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        return people.list(new PeopleQuery(text, state, kind, sort, descending, after, limit));
    }

    @GetMapping("/admin/people/count")
    @Requires(Permission.PEOPLE_READ)
    @Operation(summary = "How many people match a filter")
    PeopleCount count(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable PersonState state,
            @RequestParam(required = false) @Nullable PersonKind kind) {
        return new PeopleCount(
                people.count(PeopleQuery.first().withText(text).withState(state).withKind(kind)));
    }

    @GetMapping("/admin/people/{id}")
    @Requires(Permission.PEOPLE_READ)
    @Operation(summary = "One person")
    PersonView get(@PathVariable UserId id) {
        return people.get(id);
    }

    @PostMapping("/admin/people/invitations")
    @Requires(Permission.PEOPLE_MANAGE)
    @Operation(summary = "Invite a person; the invitation is mailed, or answered once")
    Invitation invite(@RequestBody InvitePerson request) {
        return people.invite(request);
    }

    @PostMapping("/admin/people/{id}/invitation")
    @Requires(Permission.PEOPLE_MANAGE)
    @Operation(summary = "A new invitation; the former one is worthless")
    Invitation inviteAgain(@PathVariable UserId id) {
        return people.inviteAgain(id);
    }

    @PostMapping("/invitations/accept")
    @Operation(summary = "Choose a password with an invitation, which works once")
    Accepted accept(@RequestBody AcceptInvitation request, HttpServletRequest from) {
        return people.accept(request, from.getRemoteAddr());
    }

    @PostMapping("/admin/people/{id}/disable")
    @Requires(Permission.PEOPLE_MANAGE)
    @Operation(summary = "End all sessions of a person and refuse new ones and their keys")
    PersonView disable(
            @PathVariable UserId id,
            @RequestBody DisablePerson request,
            @AuthenticationPrincipal AuthenticatedUser user) {
        return people.disable(id, request, user.id());
    }

    @PostMapping("/admin/people/{id}/enable")
    @Requires(Permission.PEOPLE_MANAGE)
    @Operation(summary = "Let a disabled person sign in again")
    PersonView enable(@PathVariable UserId id) {
        return people.enable(id);
    }

    @PutMapping("/admin/people/{id}/name")
    @Requires(Permission.PEOPLE_MANAGE)
    @Operation(summary = "Set user name and display name")
    PersonView rename(@PathVariable UserId id, @RequestBody RenamePerson request) {
        return people.rename(id, request);
    }

    @PutMapping("/admin/people/{id}/email")
    @Requires(Permission.PEOPLE_MANAGE)
    @Operation(summary = "Set or remove the e-mail address")
    PersonView setEmail(@PathVariable UserId id, @RequestBody SetEmail request) {
        return people.setEmail(id, request);
    }
}
