package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Policies;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.protocol.Policies.DecisionView;
import io.aibotiyi.protocol.Policies.DeployOutcome;
import io.aibotiyi.protocol.Policies.DeployPolicy;
import io.aibotiyi.protocol.Policies.HypotheticalRequest;
import io.aibotiyi.protocol.Policies.PolicyCheck;
import io.aibotiyi.protocol.Policies.PolicySchema;
import io.aibotiyi.protocol.Policies.PolicyVersionView;
import io.aibotiyi.protocol.Policies.PolicyView;
import io.aibotiyi.protocol.Policies.SavePolicy;
import io.aibotiyi.protocol.Policies.ShadowReport;
import io.aibotiyi.protocol.Roles.Revoke;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/access")
@Tag(name = "Policies")
class PolicyController {

    private final Policies policies;

    PolicyController(Policies policies) {
        this.policies = policies;
    }

    @GetMapping("/policies")
    @Requires(Permission.POLICIES_READ)
    @Operation(summary = "All policies")
    List<PolicyView> list() {
        return policies.list();
    }

    @GetMapping("/policy-schema")
    @Requires(Permission.POLICIES_READ)
    @Operation(summary = "The schema that policies are written against")
    PolicySchema schema() {
        return new PolicySchema(policies.schema());
    }

    @GetMapping("/policies/{id}/versions")
    @Requires(Permission.POLICIES_READ)
    @Operation(summary = "Versions, newest first")
    List<PolicyVersionView> versions(@PathVariable String id) {
        return policies.versions(id);
    }

    @PostMapping("/policies/{id}/versions")
    @Requires(Permission.POLICIES_MANAGE)
    @Operation(summary = "Save a version as a draft")
    PolicyVersionView save(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable String id,
            @RequestBody SavePolicy request) {
        return policies.save(user.id(), id, request);
    }

    @GetMapping("/policies/{id}/versions/{version}/check")
    @Requires(Permission.POLICIES_READ)
    @Operation(summary = "Whether a version could be deployed, and why not")
    PolicyCheck check(@PathVariable String id, @PathVariable int version) {
        return policies.check(id, version);
    }

    @GetMapping("/policies/{id}/versions/{version}/shadow")
    @Requires(Permission.POLICIES_READ)
    @Operation(summary = "What a version would have changed in recent decisions")
    ShadowReport shadow(@PathVariable String id, @PathVariable int version) {
        return policies.shadow(id, version);
    }

    @PostMapping("/policies/{id}/deployment")
    @Requires(Permission.POLICIES_MANAGE)
    @Operation(summary = "Put a version in force; may wait for an approval")
    DeployOutcome deploy(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable String id,
            @RequestBody DeployPolicy request) {
        return policies.deploy(user.id(), id, request);
    }

    @PostMapping("/policies/{id}/withdrawal")
    @Requires(Permission.POLICIES_MANAGE)
    @Operation(summary = "Take a policy out of force")
    PolicyView withdraw(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable String id,
            @RequestBody Revoke request) {
        return policies.withdraw(user.id(), id, request.reason());
    }

    @PostMapping("/decisions")
    @Requires(Permission.POLICIES_READ)
    @Operation(summary = "Decide a hypothetical request")
    DecisionView dryRun(@RequestBody HypotheticalRequest request) {
        return policies.dryRun(request);
    }
}
