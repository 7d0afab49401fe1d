package io.aibotiyi.workstation.gallery;

import static io.aibotiyi.workstation.gallery.Steps.atOnce;
import static io.aibotiyi.workstation.gallery.Steps.choose;
import static io.aibotiyi.workstation.gallery.Steps.press;
import static io.aibotiyi.workstation.gallery.Steps.type;

import io.aibotiyi.protocol.OAuth;
import io.aibotiyi.workstation.connect.ConnectForm;
import io.aibotiyi.workstation.security.SecurityForm.Opening;
import io.aibotiyi.workstation.shell.Shell;
import io.aibotiyi.workstation.state.BrowserTurn;
import io.aibotiyi.workstation.state.BrowserTurn.Stage;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Signing in to a backend, and what a person has there: factors, devices, keys, data. */
final class AccountPictures {

    private static final URI SIGN_IN_PAGE =
            URI.create(
                    "https://desk.example.com/oauth/authorize?response_type=code&client_id="
                            + OAuth.CLIENT
                            + "&redirect_uri=http://127.0.0.1:41873/signed-in");
    private static final BrowserTurn WAITING = new BrowserTurn(Stage.WAITING, SIGN_IN_PAGE, "");
    private static final BrowserTurn BY_HAND =
            new BrowserTurn(Stage.WAITING, SIGN_IN_PAGE, "This system has no xdg-open");
    private static final BrowserTurn REFUSED =
            new BrowserTurn(Stage.REFUSED, null, "The sign-in was cancelled in the browser.");

    private AccountPictures() {}

    static List<Picture> all() {
        return Stream.of(signIns(), servers(), account()).flatMap(List::stream).toList();
    }

    private static List<Picture> signIns() {
        return List.of(
                at("sign-in-second-factor", URI.create("https://desk.example.com"))
                        .then(
                                atOnce(
                                        type("sign-in-name", SampleSignIns.TWO_FACTORS),
                                        type("sign-in-password", "correct horse battery staple"),
                                        press("connect-go"))),
                signIn("sign-in"),
                signIn("sign-in").light(),
                browser("sign-in-browser", WAITING),
                browser("sign-in-browser", WAITING).light(),
                browser("sign-in-browser-by-hand", BY_HAND),
                browser("sign-in-browser-refused", REFUSED));
    }

    /** A backend's address was given. */
    private static Picture at(String name, URI address) {
        return Picture.of(
                name,
                Shell::connect,
                atOnce(type("connect-address", address.toString()), press("connect-go")));
    }

    private static Picture signIn(String name) {
        return at(name, URI.create("https://desk.example.com"))
                .then(type("sign-in-name", "hana.brandt"));
    }

    private static Picture browser(String name, BrowserTurn turn) {
        return signIn(name)
                .then(
                        press("sign-in-browser"),
                        shell -> {
                            if (shell.scene().lookup("#connect-form") instanceof ConnectForm form) {
                                form.show(turn);
                            }
                        });
    }

    private static List<Picture> servers() {
        return Stream.of(
                        List.of(Picture.of("connect", Shell::connect)),
                        at("connect-trust", SampleServers.SELF_SIGNED).darkAndLight(),
                        at("connect-changed", SampleServers.CHANGED).darkAndLight())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Picture> account() {
        return List.of(
                Picture.of("security", Shell::security, press("totp-enrol")),
                part("security-devices", Opening.DEVICES),
                part("security-keys", Opening.KEYS),
                part("security-keys", Opening.KEYS).light(),
                keyForm("security-new-key"),
                keyForm("security-key-secret").then(press("key-create")),
                part("security-privacy", Opening.PRIVACY),
                part("security-privacy", Opening.PRIVACY).light());
    }

    private static Picture part(String name, Opening part) {
        return Picture.of(name, shell -> shell.account(part));
    }

    private static Picture keyForm(String name) {
        return part(name, Opening.KEYS)
                .then(
                        press("key-new"),
                        atOnce(
                                type("key-name", "grid-bot"),
                                type("key-addresses", "203.0.113.0/24, 2001:db8::7"),
                                choose("market:read"),
                                choose("order:place")));
    }
}
