// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import io.vedette.core.domain.Entity;
import java.util.List;
import java.util.Optional;

/// How each entity's detector comes about: trained as everybody's is, or around a model that was trained elsewhere.
///
/// @param usual   for whom no entry is
/// @param foreign each name once; the first that is for an entity counts
public record Curriculum(LearnSettings usual, List<ForeignModel> foreign) {
    public Curriculum {
        foreign = List.copyOf(foreign);
        requireNames(foreign);
    }

    /// @throws IllegalArgumentException if two have one name
    public static void requireNames(List<ForeignModel> foreign) {
        List<String> names = foreign.stream().map(ForeignModel::name).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("models must have a name each of their own, were " + names);
        }
    }

    public static Curriculum of(LearnSettings usual) {
        return new Curriculum(usual, List.of());
    }

    /// The settings that an entity's detector is trained by.
    public LearnSettings of(Entity entity) {
        Optional<ForeignModel> own =
                foreign.stream().filter(each -> each.isFor(entity)).findFirst();
        InputSettings inputs = usual.inputs();
        return own.map(model -> usual.withModel(model.kind())
                        .withInputs(new InputSettings(model.inputs(), inputs.most(), inputs.gaps())))
                .orElse(usual);
    }

    /// Whether a detector of this kind is none that the entity is to have: an entry came, or went.
    public boolean isOutdated(Entity entity, String kind) {
        String wanted = of(entity).model();
        boolean isForeign = kind.startsWith(ForeignModel.FAMILY + ":");
        return wanted.startsWith(ForeignModel.FAMILY + ":") ? !kind.equals(wanted) : isForeign;
    }
}
