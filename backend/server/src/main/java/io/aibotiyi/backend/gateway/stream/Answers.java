package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Problem;
import io.aibotiyi.protocol.ProblemException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a subscription that needs the database is answered, each step on its own thread. */
final class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    /** Asks the database, on a virtual thread, and says what the hub is to do then. */
    interface Question {
        StreamHub.HubTask ask();
    }

    private final StreamHub hub;
    private final Consumer<Subscriber> leave;

    /**
     * @param leave forgets a subscriber that does not stand; in the hub
     */
    Answers(StreamHub hub, Consumer<Subscriber> leave) {
        this.hub = hub;
        this.leave = leave;
    }

    /** Asks the database, then tells the connection, then carries on in the hub. */
    void answer(Subscriber subscriber, long id, Question question) {
        StreamConnection to = subscriber.connection();
        StreamHub.HubTask then;
        try {
            then = question.ask();
        } catch (ProblemException e) {
            refuse(subscriber, id, e.problem());
            return;
        } catch (RuntimeException e) {
            LOG.error("A snapshot for a stream could not be read", e);
            refuse(subscriber, id, Problem.of(ErrorCode.INTERNAL, null, null));
            return;
        }
        to.loop()
                .execute(() -> {
                    if (to.accepted(id, subscriber)) {
                        hub.execute(then);
                    } else {
                        hub.execute(batch -> leave.accept(subscriber));
                    }
                });
    }

    private void refuse(Subscriber subscriber, long id, Problem problem) {
        hub.execute(batch -> leave.accept(subscriber));
        subscriber.connection().loop().execute(() -> subscriber.connection().refused(id, problem));
    }
}
