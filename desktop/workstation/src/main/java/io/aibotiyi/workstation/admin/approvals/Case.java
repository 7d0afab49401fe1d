package io.aibotiyi.workstation.admin.approvals;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Approvals.ApprovalState;
import io.aibotiyi.protocol.Approvals.ApprovalView;
import io.aibotiyi.protocol.Approvals.PrivilegeView;
import io.aibotiyi.workstation.admin.section.NameBook;
import io.aibotiyi.workstation.admin.section.Names;
import io.aibotiyi.workstation.look.Times;
import io.aibotiyi.workstation.table.Badge;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something in the inbox: a four-eyes case, or a temporary privilege. */
sealed interface Case {

    /** Whose move it can be. */
    enum Part {
        /** Somebody else's case: may be decided here. */
        JUDGE,
        /** Asked for it: can only take it back. */
        REQUESTER,
        /** Gains by it, and so cannot decide. */
        BENEFICIARY
    }

    UUID id();

    Badge state();

    /** What it is about, in one line. */
    String what();

    /** Who asked. */
    String asker();

    /** Who gains by it. */
    String gains();

    String reason();

    Instant asked();

    /** Until when something must happen, or when it ended. */
    @Nullable Instant until();

    String decider();

    Part part();

    /** Whether somebody has to decide. */
    boolean waiting();

    /** Lower comes first: emergencies before what merely waits. */
    default int urgency() {
        return waiting() ? 1 : 2;
    }

    /** The most urgent first, and of those the one that ends first. */
    Comparator<Case> MOST_URGENT =
            Comparator.comparingInt(Case::urgency)
                    .thenComparing(Case::until, Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(Case::id);

    /** A case that waits, or waited, for a second pair of eyes. */
    record FourEyes(ApprovalView view, String asker, String gains, String decider, Part part)
            implements Case {

        static FourEyes of(ApprovalView view, AibotClient client, NameBook names) {
            UserId me = client.session().user().id();
            return new FourEyes(
                    view,
                    names.of(client, view.requester()),
                    names.of(client, view.beneficiary()),
                    names.of(client, view.decidedBy()),
                    me.equals(view.requester())
                            ? Part.REQUESTER
                            : me.equals(view.beneficiary()) ? Part.BENEFICIARY : Part.JUDGE);
        }

        @Override
        public UUID id() {
            return view.id();
        }

        @Override
        public Badge state() {
            String text = Names.words(view.state());
            return switch (view.state()) {
                case PENDING -> Badge.attention(text);
                case APPROVED -> Badge.good(text);
                case REFUSED -> Badge.danger(text);
                case EXPIRED, WITHDRAWN -> Badge.quiet(text);
            };
        }

        @Override
        public String what() {
            return view.summary();
        }

        @Override
        public String reason() {
            return view.reason();
        }

        @Override
        public Instant asked() {
            return view.created();
        }

        @Override
        public Instant until() {
            return view.expires();
        }

        @Override
        public boolean waiting() {
            return view.state() == ApprovalState.PENDING;
        }
    }

    /** A role or permission for a limited time. */
    record Privilege(PrivilegeView view, String gains, String decider, Part part) implements Case {

        static Privilege of(PrivilegeView view, AibotClient client, NameBook names) {
            UserId me = client.session().user().id();
            return new Privilege(
                    view,
                    names.of(client, view.beneficiary()),
                    names.of(client, view.reviewedBy()),
                    me.equals(view.beneficiary()) ? Part.BENEFICIARY : Part.JUDGE);
        }

        @Override
        public UUID id() {
            return view.id();
        }

        @Override
        public Badge state() {
            if (waiting()) {
                return Badge.danger("broken glass");
            }
            String text = Names.words(view.state());
            return switch (view.state()) {
                case REQUESTED -> Badge.attention(text);
                case ACTIVE -> Badge.good(text);
                case REFUSED -> Badge.danger(text);
                case ENDED, REVOKED -> Badge.quiet(text);
            };
        }

        /** The role or the permission. */
        String right() {
            String role = view.role();
            return role == null ? Objects.requireNonNullElse(view.permission(), "") : role;
        }

        @Override
        public String what() {
            String taken = view.breakGlass() ? "Took " : "Gets ";
            return gains
                    + ": "
                    + taken.toLowerCase(Locale.ROOT)
                    + right()
                    + " for "
                    + Times.span(Duration.ofMinutes(view.minutes()));
        }

        @Override
        public String asker() {
            return gains;
        }

        @Override
        public String reason() {
            return view.reason();
        }

        @Override
        public Instant asked() {
            return view.requested();
        }

        @Override
        public @Nullable Instant until() {
            return view.ends();
        }

        @Override
        public boolean waiting() {
            return view.breakGlass() && view.reviewedBy() == null;
        }

        @Override
        public int urgency() {
            return waiting() ? 0 : 2;
        }
    }
}
