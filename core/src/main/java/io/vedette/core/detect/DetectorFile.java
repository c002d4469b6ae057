// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.detect;

import io.vedette.core.extract.Recipe;
import io.vedette.core.models.Model;
import io.vedette.core.models.Models;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// The bytes of a detector: `VDMODEL`, a format number, the length and the CRC-32C of what follows, then card,
/// recipe, model, calibration, and why it is of its kind. The same detector always gives the same bytes.
public final class DetectorFile {
    private static final byte[] MAGIC = {'V', 'D', 'M', 'O', 'D', 'E', 'L', '\n'};
    private static final int FORMAT = 2;

    /// The first did not tell why a model is of its kind, and counted no stretches.
    private static final int FIRST = 1;
    private static final int HEAD = MAGIC.length + 4 + 4 + 4;

    private DetectorFile() {}

    public static byte[] write(Detector detector) {
        try {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(body);
            CardBytes.write(detector.card(), out);
            detector.recipe().write(out);
            out.writeUTF(detector.model().kind());
            detector.model().write(out);
            CalibrationBytes.write(detector.calibration(), out);
            RankingBytes.write(detector.card().ranking(), out);
            return sealed(body.toByteArray());
        } catch (IOException impossible) {
            throw new AssertionError("memory refused bytes", impossible);
        }
    }

    private static byte[] sealed(byte[] body) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream(body.length + HEAD);
        DataOutputStream out = new DataOutputStream(file);
        out.write(MAGIC);
        out.writeInt(FORMAT);
        out.writeInt(body.length);
        out.writeInt(checksum(body));
        out.write(body);
        return file.toByteArray();
    }

    /// @param models the kinds that it may be of
    /// @throws IOException if the bytes are no model of ours, of a later format, cut short or damaged; the message
    ///     says which
    public static Detector read(byte[] file, Models models) throws IOException {
        if (file.length < HEAD || !Arrays.equals(MAGIC, Arrays.copyOf(file, MAGIC.length))) {
            throw new IOException("this is not a Vedette model: it does not begin with VDMODEL");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
        in.skipNBytes(MAGIC.length);
        int format = in.readInt();
        if (format < FIRST || format > FORMAT) {
            throw new IOException(
                    "the model has format %d, this release reads 1 to %d: train it anew or use the release"
                                    .formatted(format, FORMAT)
                            + " that wrote it");
        }
        int length = in.readInt();
        int expected = in.readInt();
        byte[] body = Arrays.copyOfRange(file, HEAD, file.length);
        if (length != body.length) {
            throw new IOException(
                    "the model is cut short or padded: it should hold %d bytes after its head and holds %d"
                            .formatted(length, body.length));
        }
        if (checksum(body) != expected) {
            throw new IOException("the model is damaged: its checksum does not match");
        }
        return content(body, format, models);
    }

    private static Detector content(byte[] body, int format, Models models) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(body))) {
            Card card = CardBytes.read(in);
            Recipe recipe = Recipe.read(in);
            Model model = models.read(in.readUTF(), in);
            long step = card.tested().stepNanos();
            Calibration calibration = CalibrationBytes.read(in, format > FIRST, step);
            Ranking ranking = format > FIRST ? RankingBytes.read(in) : Ranking.NONE;
            return new Detector(card.ranked(ranking), recipe, model, calibration);
        } catch (EOFException | IllegalArgumentException broken) {
            throw new IOException("the model breaks its own rules: " + broken.getMessage(), broken);
        }
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
