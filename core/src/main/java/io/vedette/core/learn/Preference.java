// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

/// What `auto` goes by when it chooses a kind of model.
public enum Preference {
    /// What finds most.
    ACCURATE,
    /// What a person can follow best, of those that find about as much.
    INTERPRETABLE,
    /// What costs least, of those that find about as much.
    CHEAP
}
