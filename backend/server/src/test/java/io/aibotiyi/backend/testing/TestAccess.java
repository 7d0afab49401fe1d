package io.aibotiyi.backend.testing;

import io.aibotiyi.backend.access.Access;
import io.aibotiyi.backend.access.AccessProperties;
import io.aibotiyi.backend.access.ApprovalDecided;
import io.aibotiyi.backend.access.RightsChanged;
import io.aibotiyi.backend.access.StrongFactors;
import io.aibotiyi.backend.access.alerts.StoredAlerts;
import io.aibotiyi.backend.access.approvals.ApprovalStore;
import io.aibotiyi.backend.access.approvals.FourEyes;
import io.aibotiyi.backend.access.decisions.Decider;
import io.aibotiyi.backend.access.decisions.Judge;
import io.aibotiyi.backend.access.decisions.Knowledge;
import io.aibotiyi.backend.access.decisions.RecentDecisions;
import io.aibotiyi.backend.access.decisions.Refusals;
import io.aibotiyi.backend.access.decisions.Trials;
import io.aibotiyi.backend.access.delegation.DelegationStore;
import io.aibotiyi.backend.access.delegation.RecordedDelegations;
import io.aibotiyi.backend.access.deployment.PolicyDeployment;
import io.aibotiyi.backend.access.policies.CedarEngine;
import io.aibotiyi.backend.access.policies.PolicyEngine;
import io.aibotiyi.backend.access.policies.PolicyStore;
import io.aibotiyi.backend.access.policies.RulesInForce;
import io.aibotiyi.backend.access.privileges.PrivilegeStore;
import io.aibotiyi.backend.access.privileges.TemporaryPrivileges;
import io.aibotiyi.backend.access.reviews.EvidenceKey;
import io.aibotiyi.backend.access.reviews.ReviewCampaigns;
import io.aibotiyi.backend.access.reviews.ReviewStore;
import io.aibotiyi.backend.access.roles.AccessStamp;
import io.aibotiyi.backend.access.roles.Administrators;
import io.aibotiyi.backend.access.roles.AssignmentStore;
import io.aibotiyi.backend.access.roles.Holders;
import io.aibotiyi.backend.access.roles.JdbcRoleAdministration;
import io.aibotiyi.backend.access.roles.RoleStore;
import io.aibotiyi.backend.access.trail.Trail;
import io.aibotiyi.backend.access.upkeep.Upkeep;
import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.vault.Vault;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Access as the backend has it, on a test's database: what it tells the audit log is in {@link
 * #audited}, and whoever is in {@link #enrolled} has a second factor.
 */
public final class TestAccess {

    public final List<AuditEvent> audited = new CopyOnWriteArrayList<>();
    public final List<String> notices = new CopyOnWriteArrayList<>();

    /** Whose rights were told to have changed. */
    public final Set<UserId> changed = ConcurrentHashMap.newKeySet();

    public final Set<UserId> enrolled = ConcurrentHashMap.newKeySet();
    public final Decider access;
    public final JdbcRoleAdministration roles;
    public final RecordedDelegations delegations;
    public final FourEyes approvals;
    public final TemporaryPrivileges privileges;
    public final StoredAlerts alerts;
    public final ReviewCampaigns reviews;
    public final PolicyDeployment policies;
    public final Upkeep upkeep;

    public TestAccess(DataSource database, Clock clock) {
        this(database, clock, new CedarEngine());
    }

    public TestAccess(DataSource database, Clock clock, PolicyEngine engine) {
        JdbcClient jdbc = JdbcClient.create(database);
        JdbcTransactionManager transactions = new JdbcTransactionManager(database);
        TimeOrderedIds ids = new TimeOrderedIds(clock, new SecureRandom());
        AccessProperties properties = new AccessProperties(Duration.ofMinutes(5), Duration.ZERO);
        AccessStamp stamp = new AccessStamp(jdbc, ids, properties);
        Trail trail =
                new Trail(
                        new AuditLog() {
                            @Override
                            public void append(AuditEvent event) {
                                audited.add(event);
                            }

                            @Override
                            public void appendNow(AuditEvent event) {
                                audited.add(event);
                            }
                        },
                        (person, kind, details) -> notices.add(kind + " to " + person),
                        event -> changed.addAll(((RightsChanged) event).people()));
        RoleStore roleStore = new RoleStore(jdbc);
        AssignmentStore assignments = new AssignmentStore(jdbc);
        DelegationStore delegationStore = new DelegationStore(jdbc);
        PrivilegeStore privilegeStore = new PrivilegeStore(jdbc);
        Administrators administrators = new Administrators(roleStore, assignments);
        alerts = new StoredAlerts(jdbc, trail, ids, clock, transactions);
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        StrongFactors factors = enrolled::contains;
        beans.registerSingleton("factors", factors);
        PolicyStore policyStore = new PolicyStore(jdbc);
        RulesInForce rules = new RulesInForce(policyStore, engine, stamp);
        Judge judge = new Judge(rules, properties, beans.getBeanProvider(StrongFactors.class));
        Knowledge knowledge =
                new Knowledge(
                        stamp,
                        roleStore,
                        assignments,
                        delegationStore,
                        privilegeStore,
                        rules,
                        clock);
        RecentDecisions recent = new RecentDecisions();
        access =
                new Decider(
                        knowledge,
                        assignments,
                        judge,
                        recent,
                        new Refusals(trail, alerts),
                        ids,
                        clock);
        approvals =
                new FourEyes(
                        new ApprovalStore(jdbc),
                        stamp,
                        trail,
                        event -> decided((ApprovalDecided) event),
                        ids,
                        clock,
                        transactions);
        roles =
                new JdbcRoleAdministration(
                        roleStore,
                        assignments,
                        administrators,
                        new Holders(jdbc, clock),
                        stamp,
                        access,
                        approvals,
                        trail,
                        ids,
                        clock,
                        transactions);
        delegations =
                new RecordedDelegations(
                        delegationStore,
                        roleStore,
                        assignments,
                        stamp,
                        trail,
                        ids,
                        clock,
                        transactions);
        privileges =
                new TemporaryPrivileges(
                        privilegeStore,
                        roleStore,
                        administrators,
                        stamp,
                        approvals,
                        alerts,
                        trail,
                        ids,
                        clock,
                        transactions);
        reviews =
                new ReviewCampaigns(
                        new ReviewStore(jdbc),
                        assignments,
                        roleStore,
                        administrators,
                        roles,
                        new EvidenceKey(jdbc, new OpenVault()),
                        alerts,
                        stamp,
                        trail,
                        ids,
                        clock,
                        transactions);
        upkeep = new Upkeep(privileges, reviews);
        policies =
                new PolicyDeployment(
                        policyStore,
                        engine,
                        rules,
                        new Trials(knowledge, judge),
                        recent,
                        administrators,
                        approvals,
                        stamp,
                        trail,
                        clock,
                        transactions);
    }

    /** The part that decides, alone. */
    public static Access on(DataSource database, Clock clock) {
        return new TestAccess(database, clock).access;
    }

    private void decided(ApprovalDecided decision) {
        roles.decided(decision);
        privileges.decided(decision);
        policies.decided(decision);
    }

    /** Actions in the audit log, oldest first. */
    public List<String> actions() {
        return audited.stream().map(AuditEvent::action).toList();
    }

    private static final class OpenVault implements Vault {

        @Override
        public byte[] seal(String purpose, byte[] clear) {
            return clear.clone();
        }

        @Override
        public byte[] open(String purpose, byte[] sealed) {
            return sealed.clone();
        }
    }
}
