package io.aibotiyi.workstation.acts;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.workstation.spaces.Dialogs;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Failures;
import io.aibotiyi.workstation.state.Notice;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What people do that has to be sent: sent in the background, told when done or why not. An act
 * that needs a fresh proof of identity asks for it and is then sent again. Called on the FX thread.
 */
public final class Acts {

    private final Desk desk;
    private final Dialogs dialogs;
    private final Executor executor;
    private Runnable afterEach = () -> {};

    public Acts(Desk desk, Dialogs dialogs, Executor executor) {
        this.desk = desk;
        this.dialogs = dialogs;
        this.executor = executor;
    }

    public Dialogs dialogs() {
        return dialogs;
    }

    /** Says something that is good to know and no failure. */
    public void tell(String title, String detail) {
        desk.notices().show(Notice.Level.ATTENTION, title, detail);
    }

    /** Run on the FX thread after every act. */
    public void afterEach(Runnable deed) {
        afterEach = deed;
    }

    /**
     * @param what for the notices: "Disable ann"
     * @param then run on the FX thread once it is done
     */
    public void run(String what, Consumer<AibotClient> deed, Runnable then) {
        ask(
                what,
                client -> {
                    deed.accept(client);
                    return true;
                },
                _ -> then.run());
    }

    /** As {@link #run}, with an answer. */
    public <T> void ask(String what, Function<AibotClient, T> deed, Consumer<T> then) {
        AibotClient client = desk.client().get().orElse(null);
        if (client == null) {
            desk.notices().show(Notice.Level.ATTENTION, what, "Not connected to a backend.");
            return;
        }
        executor.execute(() -> {
            try {
                T answer = deed.apply(client);
                desk.notices().log(Notice.Level.INFO, what, "Done.");
                desk.bridge().mark(() -> finish(answer, then));
            } catch (ApiException e) {
                if (e.problem().code() == ErrorCode.STEP_UP_REQUIRED) {
                    proveAgain(what, client, deed, then);
                } else {
                    refused(what, e);
                }
            } catch (RuntimeException e) {
                refused(what, e);
            }
        });
    }

    private <T> void finish(T answer, Consumer<T> then) {
        then.accept(answer);
        afterEach.run();
    }

    /** Asks to type the name first. */
    public void dangerous(
            String title,
            String consequence,
            String name,
            String verb,
            Consumer<AibotClient> deed,
            Runnable then) {
        ConfirmByName confirm =
                new ConfirmByName(
                        title,
                        consequence,
                        name,
                        verb,
                        () -> run(title, deed, then),
                        dialogs::closeTop);
        dialogs.show(confirm, confirm.first(), () -> {});
    }

    /** Without asking where that is possible; then the act is sent again. */
    private <T> void proveAgain(
            String what, AibotClient client, Function<AibotClient, T> deed, Consumer<T> then) {
        try {
            if (desk.connector().proveAgain(client)) {
                T answer = deed.apply(client);
                desk.notices().log(Notice.Level.INFO, what, "Done.");
                desk.bridge().mark(() -> finish(answer, then));
                return;
            }
        } catch (RuntimeException e) {
            refused(what, e);
            return;
        }
        desk.bridge()
                .mark(() -> {
                    StepUpDialog dialog =
                            new StepUpDialog(
                                    desk,
                                    what,
                                    client,
                                    () -> ask(what, deed, then),
                                    dialogs::closeTop);
                    dialogs.show(dialog, dialog.first(), () -> {});
                });
    }

    private void refused(String what, RuntimeException e) {
        desk.notices().show(Notice.Level.DANGER, what + " was not done", Failures.describe(e));
    }
}
