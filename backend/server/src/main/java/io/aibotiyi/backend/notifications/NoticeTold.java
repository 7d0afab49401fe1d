package io.aibotiyi.backend.notifications;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Notices.NoticeView;

/** A person was told something. Published in process, right after it is durable. */
public record NoticeTold(UserId person, NoticeView notice) {}
