// SPDX-License-Identifier: Apache-2.0

/// What can be trained on rows of numbers and then says how far a new row is from them.
///
/// In come rows of finite doubles of one width, out go raw scores with contributions and expected values.
/// Nothing here knows an entity, a clock or a file; chance comes from seeds.
package io.vedette.core.models;
