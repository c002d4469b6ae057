// SPDX-License-Identifier: Apache-2.0

/// Lines of text come in, one by one, in whatever format they were written.
///
/// Out go small numbers that name what kind of line each is, a text for people for each kind, what the
/// header said, and, for the lines of one request or job, whether such a set of kinds is strange.
///
/// It never asks for a format, never keeps the values it masks, and never looks at a clock.
package io.vedette.core.templates;
