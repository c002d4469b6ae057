// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.inspect;

import java.util.Arrays;
import org.ojalgo.data.transform.DiscreteFourierTransform;
import org.ojalgo.matrix.store.GenericStore;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.scalar.ComplexNumber;

/// What is salient: what remains of a series when no frequency is stronger than its neighbours are.
///
/// - **In:** the series, mirrored at both ends to a power of two.
/// - **Out:** the square of the saliency.
/// - **Cost:** two fast Fourier transforms.
/// - **Source:** H. Ren et al., *Time-Series Anomaly Detection Service at Microsoft*, KDD 2019, after
///   X. Hou & L. Zhang, CVPR 2007.
final class SpectralResidual implements Inspector {
    // The paper divides by the saliency of the 21 values around, which hides whatever is longer: TSB-AD U 0.08, the
    // saliency itself 0.26. Averaged over windows it is 0.57, but then no longer sees a single value, which no other
    // inspector sees as well.

    private static final int AVERAGED = 3;
    private static final int FEWEST = 32;

    /// Below this a frequency is rounding.
    private static final double LEAST = 1e-8;

    @Override
    public String name() {
        return "spectral-residual";
    }

    @Override
    public String sentence() {
        return "what stands out when all frequencies are made alike";
    }

    @Override
    public double[] scores(Sequence sequence) {
        if (sequence.size() < FEWEST || sequence.isConstant()) {
            return new double[sequence.size()];
        }
        double[] values = sequence.values();
        int before = (size(values.length) - values.length) / 2;
        double[] saliency = saliency(mirrored(values, before));
        return sequence.known(Arrays.copyOfRange(saliency, before, before + values.length));
    }

    /// A power of two that leaves an eighth of the series or more on either side: there the mirror images meet.
    private static int size(int values) {
        return 2 * Integer.highestOneBit(values + values / 4 - 1);
    }

    private static double[] mirrored(double[] values, int before) {
        int turn = 2 * values.length - 2;
        double[] whole = new double[size(values.length)];
        for (int i = 0; i < whole.length; i++) {
            int t = Math.floorMod(i - before, turn);
            whole[i] = values[Math.min(t, turn - t)];
        }
        return whole;
    }

    private static double[] saliency(double[] values) {
        int n = values.length;
        var transform = DiscreteFourierTransform.newInstance(n);
        MatrixStore<ComplexNumber> spectrum = transform.transform(values);
        double[] strength = new double[n];
        for (int i = 0; i < n; i++) {
            strength[i] = Math.log(Math.max(LEAST, spectrum.get(i).norm()));
        }
        var residual = GenericStore.C128.make(n, 1);
        for (int i = 0; i < n; i++) {
            double usual = 0;
            for (int k = -AVERAGED / 2; k <= AVERAGED / 2; k++) {
                usual += strength[Math.floorMod(i + k, n)] / AVERAGED;
            }
            residual.set(
                    i,
                    ComplexNumber.makePolar(
                            Math.exp(strength[i] - usual), spectrum.get(i).phase()));
        }
        MatrixStore<ComplexNumber> back = transform.inverse(residual);
        double[] saliency = new double[n];
        for (int i = 0; i < n; i++) {
            double amplitude = back.get(i).norm();
            saliency[i] = amplitude * amplitude;
        }
        return saliency;
    }
}
