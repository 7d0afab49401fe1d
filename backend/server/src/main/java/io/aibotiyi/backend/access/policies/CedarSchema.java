package io.aibotiyi.backend.access.policies;

import io.aibotiyi.backend.access.Permission;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The schema that policies are written against: every permission is an action. */
final class CedarSchema {

    static final String TEXT =
            """
            entity Role in [Role];
            entity User in [Role];
            entity Resource = {
              kind: String,
              id?: String,
              owner?: User,
              amount?: decimal,
              instrument?: String,
              account?: String,
              side?: String
            };
            type Environment = {
              hour: Long,
              minute: Long,
              weekday: Long,
              time: Long,
              address?: ipaddr,
              deviceTrusted: Bool,
              risk: Long,
              authAge: Long,
              factors: Set<String>,
              caller: String
            };
            action %s appliesTo {
              principal: [User],
              resource: [Resource],
              context: Environment
            };
            """
                    .formatted(
                            Stream.of(Permission.values())
                                    .map(p -> '"' + p.code() + '"')
                                    .collect(Collectors.joining(",\n  ")));

    private CedarSchema() {}
}
