package io.aibotiyi.workstation.flow;

/** Where tones are heard. */
interface Audio {

    /** An open device; used by one thread. */
    interface Output extends AutoCloseable {

        /** Plays samples as {@link Tone#samples} gives them; may block until there is room. */
        void play(byte[] samples);

        @Override
        void close();
    }

    /**
     * @throws AudioMissingException if nothing can be heard here, with the reason
     */
    Output open() throws AudioMissingException;
}
