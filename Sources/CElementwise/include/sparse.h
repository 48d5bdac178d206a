#pragma once
#include <stdint.h>

/// How many rows of a sparse matrix make a group.
enum { sparse_group = 64 };

// Products of a sparse matrix S of rows × inner, of which only elements other than 0 are kept: group by
// group of `sparse_group` rows, column by column in each group, and row by row in each column. Column j of
// group g has the elements starts[g · inner + j] ..< starts[g · inner + j + 1]: `values`, in the rows of
// the group that `places` says, which ascend. What a product reads or adds to for each element is a row
// within the group then, and all of these stay in the nearest cache, while each row of the large matrix
// is taken once a group. Dense matrices are row-major. No result may overlap an argument.

/// C ← C + factor · S · B, with B and C of `columns` columns.
///
/// The elements of a row are added up in their order, and then to C, so that the same arguments give the
/// same bits.
#define SPARSE_PRODUCT(T, suffix)                                                              \
  void sparse_add_product_##suffix(const int *starts, const uint8_t *places, const T *values,  \
                                   long rows, long inner, const T *b, long columns, T factor, \
                                   T *c);

/// C ← C + factor · Sᵀ · B, with B and C of `columns` columns.
///
/// The elements of a column of S are added up in the order of their rows, and group by group to C; rows of
/// C are not touched where S has no element.
#define SPARSE_TRANSPOSED_PRODUCT(T, suffix)                                                      \
  void sparse_add_transposed_product_##suffix(const int *starts, const uint8_t *places,           \
                                              const T *values, long rows, long inner, const T *b, \
                                              long columns, T factor, T *c);

SPARSE_PRODUCT(float, float)
SPARSE_PRODUCT(double, double)
SPARSE_TRANSPOSED_PRODUCT(float, float)
SPARSE_TRANSPOSED_PRODUCT(double, double)
