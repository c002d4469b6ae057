// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.baseline;

import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// The hours of weekends and holidays, for a signal that is another then.
///
/// - **Cost:** that of [Hours], from the first day of rest on.
final class RestDays {
    // It pays when it errs less than the profile of all days does at the same moments. From then on that one learns no
    // more on days of rest, so that Monday is not expected to be half a Sunday.

    private static final double PAYS = 0.8;
    private static final double MEMORY = 240;

    /// Of a signal that was not heard on a day of rest; never learns.
    static final RestDays NONE = new RestDays(Hours.NONE);

    private Hours hours;
    private float otherError;

    private RestDays(Hours hours) {
        this.hours = hours;
    }

    static RestDays begin() {
        return new RestDays(Hours.begin());
    }

    /// Whether it has been learnt that days of rest are different.
    boolean pays() {
        return hours.isReady() && hours.error() < PAYS * otherError;
    }

    Hours hours() {
        return hours;
    }

    /// @param other what all days say of this moment; NaN for nothing
    void learn(double value, LocalHour time, double widest, double other) {
        if (hours.knows(time) && !Double.isNaN(other)) {
            double off = Math.min(Math.abs(value - other), widest);
            double rate = Math.max(1.0 / (hours.judged() + 1), 1 / MEMORY);
            otherError += (float) (rate * (Math.min(off, Float.MAX_VALUE / 2) - otherError));
        }
        hours.learn(value, time, widest);
    }

    void save(DataOutput out) throws IOException {
        out.writeDouble(otherError);
        hours.save(out);
    }

    void restore(DataInput in) throws IOException {
        otherError = (float) SavedState.finite(in, "the error of all days on days of rest");
        hours = Hours.restore(in);
    }
}
