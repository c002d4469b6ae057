// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.changes;

import io.vedette.server.receive.Hook;
import io.vedette.server.receive.HookProof;
import io.vedette.server.receive.HookReceiver;
import io.vedette.server.receive.Protocol;
import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;
import io.vedette.server.settings.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Taking what was changed at `/hooks/github`, `gitlab`, `argocd`, `kubernetes`, `puppet`, `chef`, `terraform`,
/// `servicenow`, `launchdarkly` and `change`.
///
/// @param enabled      whether it is taken at all
/// @param token        that callers must show as a bearer token or a basic password; none is asked when it is not set
/// @param github       the secret that GitHub signs with, instead of the token
/// @param gitlab       the secret that GitLab shows
/// @param terraform    the token that Terraform Cloud signs with
/// @param launchdarkly the secret that LaunchDarkly signs with
public record Changes(
        boolean enabled,
        @Nullable Secret token,
        @Nullable Secret github,
        @Nullable Secret gitlab,
        @Nullable Secret terraform,
        @Nullable Secret launchdarkly)
        implements Protocol {
    public static final Changes DEFAULT = new Changes(true, null, null, null, null, null);

    @Override
    public Receiver open(Reception reception) {
        HookProof shown = HookProof.token(token);
        Map<Hook, HookProof> hooks = new LinkedHashMap<>();
        for (Hook hook : List.of(
                new ArgoCd(),
                new KubernetesEvents(),
                new ConfigurationRun("puppet"),
                new ConfigurationRun("chef"),
                new FlatChange("servicenow", "ticket"),
                new FlatChange("change", "deployment"))) {
            hooks.put(hook, shown);
        }
        hooks.put(new GitHub(), signed("X-Hub-Signature-256", "sha256=", "HmacSHA256", github, shown));
        hooks.put(new GitLab(), gitlab == null ? shown : HookProof.header("X-Gitlab-Token", gitlab));
        hooks.put(new TerraformCloud(), signed("X-TFE-Notification-Signature", "", "HmacSHA512", terraform, shown));
        hooks.put(new LaunchDarkly(), signed("X-LD-Signature", "", "HmacSHA256", launchdarkly, shown));
        return new HookReceiver("changes", reception, hooks);
    }

    private static HookProof signed(
            String header, String prefix, String algorithm, @Nullable Secret secret, HookProof otherwise) {
        return secret == null ? otherwise : HookProof.hash(header, prefix, algorithm, secret);
    }
}
