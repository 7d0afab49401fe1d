package io.aibotiyi.workstation;

/**
 * When the steps of a start were reached, in milliseconds since the virtual machine started.
 *
 * @param launched {@link Workstation#launch} was called
 * @param windowShown the window is on screen with its loading states
 * @param backendReady signed in to a backend that serves
 * @param interactive the first live order book is painted and the ticket can be used
 * @param processor milliseconds of processor time that all threads had used by then: unlike the
 *     others it hardly depends on what else the machine does; 0 where it is not known
 */
public record StartupTimeline(
        long launched, long windowShown, long backendReady, long interactive, long processor) {}
