// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Change;
import io.vedette.core.domain.Entity;
import io.vedette.server.ReceiverStage;
import io.vedette.server.receive.Calling;
import io.vedette.server.receive.StagedLaws;
import io.vedette.server.settings.Secret;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/// What was changed: the laws by way of our own form, and what each vendor tells.
final class ChangesReceiverTest extends StagedLaws {
    ChangesReceiverTest() {
        super("changes", Changes.DEFAULT::open);
    }

    @Override
    protected Sending good(Instant at) {
        return call("/hooks/change", """
                {"id": "42", "title": "shop 1.7", "service": "shop", "version": "1.7", "time": "%s", "author": "ann"}
                """.formatted(at), 1);
    }

    @Override
    protected Sending mixed(Instant at) {
        return call("/hooks/change", """
                [{"id": "1", "service": "shop", "time": "%1$s"}, {"title": "nameless", "time": "%1$s"}]
                """.formatted(at), 1);
    }

    @Override
    protected int statusOfMixed() {
        return 400;
    }

    private static Sending call(String path, String json, int observations, String... headers) {
        return new Sending(path, headers(headers), bytes(json), observations);
    }

    private Change told(String path, String json, String... headers) throws Exception {
        int before = stored().size();
        HttpResponse<String> answer = send(call(path, json, 1, headers));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(stored()).hasSize(before + 1);
        return (Change) stored().getLast();
    }

    @Test
    void own_form_tells_service_version_and_author() throws Exception {
        send(good(Instant.now()));

        Change change = (Change) stored().getLast();
        assertThat(change.entity()).isEqualTo(new Entity("service", "shop"));
        assertThat(change.kind()).isEqualTo("deployment");
        assertThat(change.title()).isEqualTo("shop 1.7");
        assertThat(change.attributes()).containsEntry("version", "1.7").containsEntry("author", "ann");
    }

    @Test
    void github_tells_deployments_and_releases() throws Exception {
        Change outcome = told("/hooks/github", """
                {"action": "created", "deployment_status": {"id": 2, "state": "success", "created_at": "%s"},
                 "deployment": {"id": 7, "sha": "f95f", "ref": "v1.2", "environment": "production",
                   "creator": {"login": "ann"}},
                 "repository": {"name": "shop", "full_name": "acme/shop"}}
                """.formatted(Instant.now()), "X-GitHub-Event", "deployment_status");
        Change release = told("/hooks/github", """
                {"action": "published", "release": {"id": 9, "tag_name": "v2", "name": "Two", "published_at": "%s"},
                 "repository": {"name": "shop"}}
                """.formatted(Instant.now()), "X-GitHub-Event", "release");
        int before = stored().size();
        send(call("/hooks/github", "{\"zen\": \"x\"}", 0, "X-GitHub-Event", "ping"));

        assertThat(outcome.entity()).isEqualTo(new Entity("service", "shop"));
        assertThat(outcome.title()).isEqualTo("deployment of v1.2 to production success");
        assertThat(outcome.attributes()).containsEntry("commit", "f95f").containsEntry("author", "ann");
        assertThat(release.kind()).isEqualTo("release");
        assertThat(release.title()).isEqualTo("release Two of shop");
        assertThat(stored()).hasSize(before);
    }

    @Test
    void gitlab_tells_deployments() throws Exception {
        Change change = told("/hooks/gitlab", """
                {"object_kind": "deployment", "status": "success", "status_changed_at": "%s", "deployment_id": 15,
                 "environment": "staging", "project": {"name": "shop"}, "short_sha": "279484c0", "ref": "main",
                 "user": {"username": "bob"}, "commit_title": "Add x"}
                """.formatted(
                        Instant.now().toString().replaceAll("T", " ").replaceAll("\\.\\d+Z", " +0000")));

        assertThat(change.entity()).isEqualTo(new Entity("service", "shop"));
        assertThat(change.key()).isEqualTo("deployment/15/success");
        assertThat(change.attributes()).containsEntry("version", "main").containsEntry("author", "bob");
    }

    @Test
    void argo_cd_tells_the_application_whole_or_flat() throws Exception {
        Change whole = told("/hooks/argocd", """
                {"app": {"metadata": {"name": "shop"}, "status": {"sync": {"revision": "abc"},
                  "health": {"status": "Healthy"}, "operationState": {"phase": "Succeeded", "finishedAt": "%s"}}}}
                """.formatted(Instant.now()));
        Change flat = told("/hooks/argocd", "{\"app\": \"cart\", \"revision\": \"def\", \"status\": \"Failed\"}");

        assertThat(whole.entity()).isEqualTo(new Entity("service", "shop"));
        assertThat(whole.title()).isEqualTo("sync of shop to abc Succeeded");
        assertThat(flat.entity()).isEqualTo(new Entity("service", "cart"));
        assertThat(flat.attributes()).containsEntry("state", "Failed").containsEntry("version", "def");
    }

    @Test
    void kubernetes_tells_events_of_pods_and_nodes() throws Exception {
        String event = """
                {"metadata": {"uid": "u-%1$s"}, "reason": "BackOff", "message": "Back-off restarting",
                 "type": "Warning",
                 "involvedObject": {"kind": "%1$s", "namespace": "shop", "name": "x-1"}, "lastTimestamp": "%2$s"}""";

        Change pod = told("/hooks/kubernetes", event.formatted("Pod", Instant.now()));
        Change node = told("/hooks/kubernetes", event.formatted("Node", Instant.now()));

        assertThat(pod.entity()).isEqualTo(new Entity("pod", "shop/x-1"));
        assertThat(pod.kind()).isEqualTo("event");
        assertThat(node.entity()).isEqualTo(new Entity("host", "x-1"));
        assertThat(node.title()).isEqualTo("Node x-1 BackOff: Back-off restarting");
    }

    @Test
    void puppet_and_chef_tell_runs_that_changed_something() throws Exception {
        Change puppet = told("/hooks/puppet", """
                {"host": "web-1", "time": "%s", "status": "changed", "configuration_version": "17",
                 "transaction_uuid": "t-1", "environment": "production"}""".formatted(Instant.now()));
        Change chef = told("/hooks/chef", """
                {"message_type": "run_converge", "node_name": "web-2", "run_id": "r", "status": "success",
                 "updated_resource_count": 3, "end_time": "%s"}""".formatted(Instant.now()));
        int before = stored().size();
        send(call("/hooks/puppet", "{\"host\": \"web-1\", \"status\": \"unchanged\", \"transaction_uuid\": \"t\"}", 0));

        assertThat(puppet.entity()).isEqualTo(new Entity("host", "web-1"));
        assertThat(chef.entity()).isEqualTo(new Entity("host", "web-2"));
        assertThat(chef.attributes()).containsEntry("changed", "3");
        assertThat(stored()).hasSize(before);
    }

    @Test
    void terraform_servicenow_and_launchdarkly_tell_theirs() throws Exception {
        Change run = told("/hooks/terraform", """
                {"run_id": "run-1", "run_message": "more", "workspace_name": "net", "organization_name": "acme",
                 "notifications": [{"trigger": "run:completed", "run_status": "applied", "run_updated_at": "%s"},
                   {"trigger": "run:planning", "run_status": "planning"}]}""".formatted(Instant.now()));
        Change ticket = told("/hooks/servicenow", """
                {"number": "CHG0030", "short_description": "Replace switch", "cmdb_ci": "sw-1", "state": "implement"}
                """);
        Change flag = told("/hooks/launchdarkly", """
                {"_id": "i", "kind": "flag", "name": "New checkout", "date": %d, "titleVerb": "turned on the flag",
                 "member": {"email": "ann@x"}, "target": {"resources": ["proj/shop:env/prod:flag/checkout"]}}
                """.formatted(Instant.now().toEpochMilli()));

        assertThat(run.title()).isEqualTo("run in net applied: more");
        assertThat(ticket.kind()).isEqualTo("ticket");
        assertThat(ticket.entity()).isEqualTo(new Entity("service", "sw-1"));
        assertThat(flag.title()).isEqualTo("ann@x turned on the flag New checkout");
        assertThat(flag.attributes()).containsEntry("flag", "checkout").containsEntry("environment", "prod");
    }

    @Test
    void signatures_are_checked_over_the_bytes_that_came() throws Exception {
        Changes settings = new Changes(
                true, new Secret("tok"), new Secret("gh"), new Secret("gl"), new Secret("tf"), new Secret("ld"));
        String body = "{\"id\": \"1\"}";
        try (ReceiverStage guarded = ReceiverStage.open(settings::open)) {
            String github = "sha256=" + mac("HmacSHA256", "gh", body);
            assertThat(Calling.post(guarded, "/hooks/github", body, "X-Hub-Signature-256", github))
                    .isEqualTo(204);
            assertThat(Calling.post(guarded, "/hooks/github", body + " ", "X-Hub-Signature-256", github))
                    .isEqualTo(401);
            assertThat(Calling.post(guarded, "/hooks/github", body)).isEqualTo(401);
            assertThat(Calling.post(guarded, "/hooks/gitlab", body, "X-Gitlab-Token", "gl"))
                    .isEqualTo(204);
            assertThat(Calling.post(guarded, "/hooks/gitlab", body, "X-Gitlab-Token", "gL"))
                    .isEqualTo(401);
            String terraform = mac("HmacSHA512", "tf", body);
            assertThat(Calling.post(guarded, "/hooks/terraform", body, "X-TFE-Notification-Signature", terraform))
                    .isEqualTo(204);
            String flag = mac("HmacSHA256", "ld", body);
            assertThat(Calling.post(guarded, "/hooks/launchdarkly", body, "X-LD-Signature", flag))
                    .isEqualTo(204);
            assertThat(Calling.post(guarded, "/hooks/change", body)).isEqualTo(401);
            assertThat(Calling.post(guarded, "/hooks/change", body, "X-Vedette-Token", "tok"))
                    .isEqualTo(204);
        }
    }

    private static String mac(String algorithm, String secret, String body) throws Exception {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(bytes(secret), algorithm));
        return HexFormat.of().formatHex(mac.doFinal(bytes(body)));
    }
}
