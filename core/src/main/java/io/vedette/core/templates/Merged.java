// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

/// Two templates turned out to be one: whatever is kept under `from` belongs to `into` from now on.
public record Merged(int from, int into) {}
