// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

/// The standard normal distribution: its upper tail and its quantiles.
///
/// - **Error:** relative error below 1e-12 for both, as far as the tail is not below 1e-300 (checked against SciPy).
/// - **Cost:** a few dozen multiplications and one or two exponentials or logarithms.
/// - **Source:** W. J. Cody, *Rational Chebyshev approximations for the error function*, Math. Comp. 23, 1969;
///   M. J. Wichura, *Algorithm AS 241*, Applied Statistics 37(3), 1988.
public final class Normal {
    private static final double INVERSE_ROOT_TWO_PI = 0.398942280401432677939946059934;

    private static final double[] CENTRE_TOP = {
        0.065682337918207449113,
        2.2352520354606839287,
        161.02823106855587881,
        1067.6894854603709582,
        18154.981253343561249
    };
    private static final double[] CENTRE_BOTTOM = {
        1, 47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956
    };
    private static final double[] MIDDLE_TOP = {
        1.0765576773720192317e-8, .39894151208813466764, 8.8831497943883759412, 93.506656132177855979,
        597.27027639480026226, 2494.5375852903726711, 6848.1904505362823326, 11602.651437647350124,
        9842.7148383839780218
    };
    private static final double[] MIDDLE_BOTTOM = {
        1,
        22.266688044328115691,
        235.38790178262499861,
        1519.377599407554805,
        6485.558298266760755,
        18615.571640885098091,
        34900.952721145977266,
        38912.003286093271411,
        19685.429676859990727
    };
    private static final double[] FAR_TOP = {
        .02307344176494017303,
        .21589853405795699,
        .1274011611602473639,
        .022235277870649807,
        .001421619193227893466,
        2.9112874951168792e-5
    };
    private static final double[] FAR_BOTTOM = {
        1, 1.28426009614491121, .468238212480865118, .0659881378689285515, .00378239633202758244, 7.29751555083966205e-5
    };

    private static final double[] QUANTILE_CENTRE_TOP = {
        2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
        1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080
    };
    private static final double[] QUANTILE_CENTRE_BOTTOM = {
        5.2264952788528545610e+3,
        2.8729085735721942674e+4,
        3.9307895800092710610e+4,
        2.1213794301586595867e+4,
        5.3941960214247511077e+3,
        6.8718700749205790830e+2,
        4.2313330701600911252e+1,
        1
    };
    private static final double[] QUANTILE_TAIL_TOP = {
        7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258,
        3.64784832476320460504, 5.76949722146069140550, 4.63033784615654529590, 1.42343711074968357734
    };
    private static final double[] QUANTILE_TAIL_BOTTOM = {
        1.05075007164441684324e-9,
        5.47593808499534494600e-4,
        1.51986665636164571966e-2,
        1.48103976427480074590e-1,
        6.89767334985100004550e-1,
        1.67638483018380384940,
        2.05319162663775882187,
        1
    };
    private static final double[] QUANTILE_FAR_TOP = {
        2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
        2.96560571828504891230e-1, 1.78482653991729133580, 5.46378491116411436990, 6.65790464350110377720
    };
    private static final double[] QUANTILE_FAR_BOTTOM = {
        2.04426310338993978564e-15,
        1.42151175831644588870e-7,
        1.84631831751005468180e-5,
        7.86869131145613259100e-4,
        1.48753612908506148525e-2,
        1.36929880922735805310e-1,
        5.99832206555887937690e-1,
        1
    };

    private Normal() {}

    /// P(Z > z); 0 to 1, with full relative accuracy far out on the right.
    public static double upperTail(double z) {
        if (z < 0) {
            return 1 - upperTail(-z);
        }
        if (z < 0.67448975) {
            double square = z * z;
            return 0.5 - z * polynomial(CENTRE_TOP, square) / polynomial(CENTRE_BOTTOM, square);
        }
        if (z < Math.sqrt(32)) {
            return gauss(z) * polynomial(MIDDLE_TOP, z) / polynomial(MIDDLE_BOTTOM, z);
        }
        double inverse = 1 / (z * z);
        double correction = inverse * polynomial(FAR_TOP, inverse) / polynomial(FAR_BOTTOM, inverse);
        return gauss(z) * (INVERSE_ROOT_TWO_PI - correction) / z;
    }

    /// The z with P(Z <= z) = p; infinite at 0 and 1.
    public static double quantile(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p must lie in 0 to 1, was " + p);
        }
        double fromMiddle = p - 0.5;
        if (Math.abs(fromMiddle) <= 0.425) {
            double r = 0.180625 - fromMiddle * fromMiddle;
            return fromMiddle * polynomial(QUANTILE_CENTRE_TOP, r) / polynomial(QUANTILE_CENTRE_BOTTOM, r);
        }
        double tail = Math.min(p, 1 - p);
        if (tail == 0) {
            return fromMiddle < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        double r = Math.sqrt(-Math.log(tail));
        double size = r <= 5
                ? polynomial(QUANTILE_TAIL_TOP, r - 1.6) / polynomial(QUANTILE_TAIL_BOTTOM, r - 1.6)
                : polynomial(QUANTILE_FAR_TOP, r - 5) / polynomial(QUANTILE_FAR_BOTTOM, r - 5);
        return fromMiddle < 0 ? -size : size;
    }

    /// exp(-z²/2), split so that the squaring of a large z loses no digits.
    private static double gauss(double z) {
        double coarse = Math.floor(z * 16) / 16;
        double rest = (z - coarse) * (z + coarse);
        return Math.exp(-coarse * coarse / 2) * Math.exp(-rest / 2);
    }

    /// Horner's scheme; the coefficient of the highest power comes first.
    static double polynomial(double[] falling, double x) {
        double sum = 0;
        for (double coefficient : falling) {
            sum = sum * x + coefficient;
        }
        return sum;
    }
}
