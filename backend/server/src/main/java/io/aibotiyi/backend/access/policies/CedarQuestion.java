package io.aibotiyi.backend.access.policies;

import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.Decimal;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.IpAddress;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Resource;
import io.aibotiyi.domain.UserId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A question in Cedar's values, as {@link CedarSchema} names them. */
final class CedarQuestion {

    private static final EntityTypeName USER = type("User");
    private static final EntityTypeName ROLE = type("Role");
    private static final EntityTypeName ACTION = type("Action");
    private static final EntityTypeName RESOURCE = type("Resource");
    private static final List<String> TEXTS = List.of("instrument", "account", "side");

    private CedarQuestion() {}

    private static EntityTypeName type(String name) {
        return EntityTypeName.parse(name).orElseThrow();
    }

    static EntityUID user(UserId user) {
        return USER.of(user.toString());
    }

    static EntityUID action(Permission permission) {
        return ACTION.of(permission.code());
    }

    static EntityUID resource(Resource resource) {
        return RESOURCE.of(
                resource.id() == null ? resource.type() : resource.type() + ":" + resource.id());
    }

    /** The person under all of their roles, and the resource. */
    static Set<Entity> entities(Question question) {
        Set<EntityUID> roles =
                question.roles().stream().map(ROLE::of).collect(Collectors.toUnmodifiableSet());
        Set<Entity> all = new HashSet<>();
        roles.forEach(role -> all.add(new Entity(role)));
        all.add(new Entity(user(question.user()), roles));
        Resource resource = question.resource();
        UserId owner = resource.owner();
        if (owner != null && !owner.equals(question.user())) {
            all.add(new Entity(user(owner)));
        }
        all.add(new Entity(resource(resource), attributes(resource), Set.of()));
        return all;
    }

    private static Map<String, Value> attributes(Resource resource) {
        Map<String, Value> values = new HashMap<>();
        values.put("kind", new PrimString(resource.type()));
        String id = resource.id();
        if (id != null) {
            values.put("id", new PrimString(id));
        }
        UserId owner = resource.owner();
        if (owner != null) {
            values.put("owner", user(owner));
        }
        String amount = resource.attributes().get("amount");
        if (amount != null) {
            values.put("amount", decimal(amount));
        }
        for (String name : TEXTS) {
            String text = resource.attributes().get(name);
            if (text != null) {
                values.put(name, new PrimString(text));
            }
        }
        return values;
    }

    /** Cedar has four decimals; what is between is rounded up, so that a limit holds. */
    private static Decimal decimal(String amount) {
        return new Decimal(new BigDecimal(amount).setScale(4, RoundingMode.UP).toPlainString());
    }

    static Map<String, Value> context(Question question) {
        ZonedDateTime at = question.at().atZone(ZoneOffset.UTC);
        Map<String, Value> values = new HashMap<>();
        values.put("hour", new PrimLong(at.getHour()));
        values.put("minute", new PrimLong(at.getMinute()));
        values.put("weekday", new PrimLong(at.getDayOfWeek().getValue()));
        values.put("time", new PrimLong(at.toEpochSecond()));
        if (!question.address().isEmpty()) {
            values.put("address", new IpAddress(question.address()));
        }
        values.put("deviceTrusted", new PrimBool(question.deviceTrusted()));
        values.put("risk", new PrimLong(question.risk()));
        values.put("authAge", new PrimLong(question.authAge()));
        values.put(
                "factors",
                new CedarList(
                        question.factors().stream()
                                .sorted()
                                .map(f -> (Value) new PrimString(f))
                                .toList()));
        values.put("caller", new PrimString(question.caller()));
        return values;
    }
}
