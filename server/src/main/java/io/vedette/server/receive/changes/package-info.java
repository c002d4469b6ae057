// SPDX-License-Identifier: Apache-2.0

/// What people and their machines change, by the webhooks of the systems that they change it with: one file a vendor.
///
/// In come calls at `/hooks/<vendor>`, out go changes through the one door. Nothing here changes anything itself.
@NullMarked
package io.vedette.server.receive.changes;

import org.jspecify.annotations.NullMarked;
