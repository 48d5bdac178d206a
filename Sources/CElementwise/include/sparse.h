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

/// C ← C + factor · Sᵀ · B, with S of rows × columns, B of rows × units and C of columns × units.
///
/// `room` is that of `sparse_transpose_room` bytes, aligned as a T is. The elements of a column of S are
/// added up in the order of their rows, and then to C; columns without elements are not touched.
#define SPARSE_TRANSPOSED_PRODUCT(T, suffix)                                                   \
  void sparse_add_transposed_product_##suffix(const int *starts, const int *places,            \
                                              const T *values, long rows, long columns,        \
                                              const T *b, long units, T factor, T *c, void *room);

/// The bytes that such a product takes besides its result where S has `count` elements.
#define SPARSE_TRANSPOSE_ROOM(suffix) \
  long sparse_transpose_room_##suffix(long rows, long columns, long count, long units);

SPARSE_PRODUCT(float, float)
SPARSE_PRODUCT(double, double)
SPARSE_TRANSPOSED_PRODUCT(float, float)
SPARSE_TRANSPOSED_PRODUCT(double, double)
SPARSE_TRANSPOSE_ROOM(float)
SPARSE_TRANSPOSE_ROOM(double)
