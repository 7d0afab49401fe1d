package io.aibotiyi.workstation.acts;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Roles.PermissionSource;
import io.aibotiyi.protocol.Roles.PermissionView;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the signed-in person may do themself. Off the FX thread: asks the backend and blocks. */
public final class OwnPermissions {

    private OwnPermissions() {}

    /**
     * By code, in order. Who may not read the list of permissions is offered all of their own, and
     * refused by the backend if they choose one that is not to be had.
     *
     * @param never what is not to be offered
     */
    public static List<String> of(AibotClient client, Predicate<PermissionView> never) {
        Set<String> left = left(client, never);
        return client.access().control().own().permissions().stream()
                .map(PermissionSource::permission)
                .filter(code -> !left.contains(code))
                .sorted()
                .toList();
    }

    private static Set<String> left(AibotClient client, Predicate<PermissionView> never) {
        try {
            return client.access().control().matrix().permissions().stream()
                    .filter(never)
                    .map(PermissionView::code)
                    .collect(Collectors.toSet());
        } catch (ApiException e) {
            if (e.problem().code() == ErrorCode.FORBIDDEN) {
                return Set.of();
            }
            throw e;
        }
    }
}
