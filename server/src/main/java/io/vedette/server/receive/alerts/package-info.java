// SPDX-License-Identifier: Apache-2.0

/// What other systems find wrong, by their webhooks: one file a vendor.
///
/// In come calls at `/hooks/<vendor>`, out go alerts through the one door. Nothing here answers an alert or closes it.
@NullMarked
package io.vedette.server.receive.alerts;

import org.jspecify.annotations.NullMarked;
