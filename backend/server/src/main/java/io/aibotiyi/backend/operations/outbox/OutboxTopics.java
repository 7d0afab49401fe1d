package io.aibotiyi.backend.operations.outbox;

import io.aibotiyi.backend.operations.OutboxEvent;
import io.aibotiyi.protocol.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Every type of event that may pass, by topic and by class. */
@Component
public final class OutboxTopics {

    private final Map<String, OutboxEvent<?>> byTopic = new HashMap<>();
    private final Map<Class<?>, OutboxEvent<?>> byType = new HashMap<>();

    public OutboxTopics(List<OutboxEvent<?>> events) {
        for (OutboxEvent<?> event : events) {
            if (byTopic.put(event.topic(), event) != null
                    || byType.put(event.type(), event) != null) {
                throw new IllegalStateException("Two outbox events are " + event);
            }
        }
    }

    OutboxEvent<?> of(Class<?> type) {
        OutboxEvent<?> event = byType.get(type);
        if (event == null) {
            throw new IllegalStateException("No OutboxEvent declares " + type.getName());
        }
        return event;
    }

    /**
     * @throws IllegalStateException if nobody here knows the topic
     */
    Object read(String topic, String payload) {
        OutboxEvent<?> event = byTopic.get(topic);
        if (event == null) {
            throw new IllegalStateException("No OutboxEvent declares the topic " + topic);
        }
        return Json.mapper().readValue(payload, event.type());
    }
}
