#pragma once

// Products of a sparse matrix, of which only elements other than 0 are kept, row after row (compressed
// sparse rows). Row r has the elements starts[r] ..< starts[r + 1]: `values` in the columns `places`,
// which ascend; there are rows + 1 starts, the first of them 0. Dense matrices are row-major. No
// result may overlap an argument.

/// C ← C + factor · S · B, with S of `rows` rows, B and C of `columns` columns.
///
/// The elements of a row are added up in their order, and then to C, so that the same arguments give
/// the same bits. Rows without elements are neither read nor written.
#define SPARSE_PRODUCT(T, suffix)                                                                \
  void sparse_add_product_##suffix(const int *starts, const int *places, const T *values,        \
                                   long rows, const T *b, long columns, T factor, T *c);

/// Writes the transpose of S, of shape rows × columns, to `to_…`: columns + 1 starts, and as many
/// places and values as S has.
#define SPARSE_TRANSPOSE(T, suffix)                                                              \
  void sparse_transpose_##suffix(const int *starts, const int *places, const T *values, long rows, \
                                 long columns, int *to_starts, int *to_places, T *to_values);

SPARSE_PRODUCT(float, float)
SPARSE_PRODUCT(double, double)
SPARSE_TRANSPOSE(float, float)
SPARSE_TRANSPOSE(double, double)
