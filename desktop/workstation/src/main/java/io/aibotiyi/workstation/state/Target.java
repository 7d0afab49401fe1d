package io.aibotiyi.workstation.state;

import java.net.URI;

/** Which backend the workstation talks to. */
public sealed interface Target {

    /** One inside this process. */
    record Embedded() implements Target {}

    /** One that already runs somewhere. */
    record Remote(URI address) implements Target {}
}
