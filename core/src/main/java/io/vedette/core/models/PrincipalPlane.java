// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import io.vedette.core.numbers.Quantiles;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.store.R064Store;

/// How far a vector lies off the plane in which the training vectors mostly move, and how far out within it.
///
/// The plane holds nine tenths of the variance. Both distances count in units of their median in training.
///
/// The robust form takes the centre from medians, and a vector further from it than the middle one counts as if it lay
/// at that distance: trouble among the training rows, up to half of them, then cannot turn the plane towards itself.
///
/// - **Out:** 0 or more; about 2 on usual vectors.
/// - **Cost:** n·d²/2 + some 10·d³ to fit, k·d a vector for k directions, 8·k·d bytes.
/// - **State:** immutable.
/// - **Source:** J. E. Jackson & G. S. Mudholkar, 1979, for the residual, H. Hotelling, 1933, for the distance within;
///   H. H. Yue & S. J. Qin, *Reconstruction-based fault identification using a combined index*, 2001, for their sum;
///   J. Raymaekers & P. J. Rousseeuw, *A generalized spatial sign covariance matrix*, 2019, for the robust form.
///
/// @param centre     of the training vectors
/// @param directions unit vectors, the widest first
/// @param widths     variance in each direction
/// @param yardsticks medians of the squared distance off the plane, and of that within
record PrincipalPlane(double[] centre, double[][] directions, double[] widths, double[] yardsticks)
        implements VectorScore {
    private static final double HELD = 0.9;
    private static final int SAMPLE = 2000;

    /// A hundredth of the training range: a vector nearer to the plane than that is on it.
    private static final double LEAST_OFF = 1e-4;

    /// Of the directions' number, which is what the distance within is on average.
    private static final double LEAST_WITHIN = 0.1;

    static PrincipalPlane plain(WindowVectors vectors) {
        double[] mean = Whitening.mean(vectors);
        return of(vectors, mean, Whitening.covariance(vectors, mean, _ -> {}));
    }

    static PrincipalPlane robust(WindowVectors vectors) {
        double[][] sample = vectors.sample(SAMPLE);
        double[] centre = new double[vectors.dimension()];
        for (int a = 0; a < centre.length; a++) {
            int entry = a;
            centre[a] = Quantiles.median(
                    Arrays.stream(sample).mapToDouble(v -> v[entry]).toArray());
        }
        double middle = Quantiles.median(Arrays.stream(sample)
                .mapToDouble(v -> Math.sqrt(squared(v, centre)))
                .toArray());
        return of(vectors, centre, Whitening.covariance(vectors, centre, vector -> shorten(vector, middle)));
    }

    private static void shorten(double[] vector, double most) {
        double length = Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum());
        if (length > most) {
            for (int a = 0; a < vector.length; a++) {
                vector[a] *= most / length;
            }
        }
    }

    private static double squared(double[] vector, double[] centre) {
        double sum = 0;
        for (int a = 0; a < vector.length; a++) {
            sum += (vector[a] - centre[a]) * (vector[a] - centre[a]);
        }
        return sum;
    }

    private static PrincipalPlane of(WindowVectors vectors, double[] centre, double[][] covariance) {
        int d = centre.length;
        var matrix = R064Store.FACTORY.make(d, d);
        for (int a = 0; a < d; a++) {
            for (int b = 0; b <= a; b++) {
                matrix.set(a, b, covariance[a][b]);
                matrix.set(b, a, covariance[a][b]);
            }
        }
        var eigen = Eigenvalue.R064.make(d, true);
        eigen.decompose(matrix);
        double[] values = new double[d];
        Arrays.setAll(values, k -> Math.max(0, eigen.getD().doubleValue(k, k)));
        int[] widest = IntStream.range(0, d)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -values[k]))
                .mapToInt(Integer::intValue)
                .toArray();
        int held = held(values, widest);
        double[][] directions = new double[held][d];
        double[] widths = new double[held];
        for (int k = 0; k < held; k++) {
            widths[k] = values[widest[k]];
            for (int a = 0; a < d; a++) {
                directions[k][a] = eigen.getV().doubleValue(a, widest[k]);
            }
        }
        var raw = new PrincipalPlane(centre, directions, widths, new double[] {1, 1});
        return new PrincipalPlane(centre, directions, widths, raw.medians(vectors.sample(SAMPLE)));
    }

    /// How many directions hold their part of the variance; none where nothing moves.
    private static int held(double[] values, int[] widest) {
        double total = Arrays.stream(values).sum();
        double sum = 0;
        int held = 0;
        while (held < widest.length && sum < HELD * total) {
            sum += values[widest[held++]];
        }
        return held;
    }

    private double[] medians(double[][] sample) {
        double off = median(sample, vector -> distances(vector)[0]);
        double within = median(sample, vector -> distances(vector)[1]);
        return new double[] {Math.max(LEAST_OFF, off), Math.max(LEAST_WITHIN * Math.max(1, directions.length), within)};
    }

    private static double median(double[][] sample, ToDoubleFunction<double[]> distance) {
        return Quantiles.median(Arrays.stream(sample).mapToDouble(distance).toArray());
    }

    /// Squared distance off the plane, and that within it in variances.
    private double[] distances(double[] vector) {
        double off = squared(vector, centre);
        double within = 0;
        for (int k = 0; k < directions.length; k++) {
            double[] direction = directions[k];
            double along = 0;
            for (int a = 0; a < direction.length; a++) {
                along += direction[a] * (vector[a] - centre[a]);
            }
            off -= along * along;
            within += along * along / widths[k];
        }
        return new double[] {Math.max(0, off), within};
    }

    @Override
    public double of(double[] vector) {
        double[] distances = distances(vector);
        return distances[0] / yardsticks[0] + distances[1] / yardsticks[1];
    }

    @Override
    public void write(DataOutput out) throws IOException {
        Parts.write(out, centre);
        out.writeInt(directions.length);
        for (double[] direction : directions) {
            Parts.write(out, direction);
        }
        Parts.write(out, widths);
        Parts.write(out, yardsticks);
    }

    static PrincipalPlane read(DataInput in, int dimension) throws IOException {
        double[] centre = Parts.finite(in, "centre", dimension);
        double[][] directions = new double[Parts.count(in, "directions", 0, dimension)][];
        for (int k = 0; k < directions.length; k++) {
            directions[k] = Parts.finite(in, "direction", dimension);
        }
        return new PrincipalPlane(
                centre, directions, Parts.positive(in, "width", directions.length), Parts.positive(in, "yardstick", 2));
    }
}
