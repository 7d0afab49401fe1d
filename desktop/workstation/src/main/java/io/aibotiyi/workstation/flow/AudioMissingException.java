package io.aibotiyi.workstation.flow;

/** There is no audio device, or it is taken. */
final class AudioMissingException extends Exception {

    private static final long serialVersionUID = 1L;

    AudioMissingException(String reason) {
        super(reason);
    }
}
