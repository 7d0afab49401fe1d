package io.aibotiyi.workstation.alerts;

import io.aibotiyi.protocol.Notices.NoticeView;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Notice;
import java.util.List;

/** What is seen and heard of an alert that fired, whatever is on the screen. FX thread only. */
public final class AlertNews {

    /** Kind of the notices of firings. */
    public static final String FIRED = "analytics.alert.fired";

    private final Desk desk;
    private final Speaker speaker;

    public AlertNews(Desk desk, Speaker speaker) {
        this.desk = desk;
        this.speaker = speaker;
    }

    /** Shows those that are firings, and plays the sound of the last one that has one. */
    public void came(List<NoticeView> notices) {
        AlertSound sound = null;
        for (NoticeView notice : notices) {
            if (notice.kind().equals(FIRED)) {
                desk.notices()
                        .show(
                                Notice.Level.ATTENTION,
                                notice.details().getOrDefault("summary", "An alert fired"),
                                notice.details().getOrDefault("note", ""));
                sound = AlertSound.of(notice.details().getOrDefault("sound", "")).orElse(sound);
            }
        }
        if (sound != null) {
            speaker.say(sound);
        }
    }
}
