#pragma once
#include <stdbool.h>
#include <stddef.h>

/// C ← alpha · op(A) · op(B) + beta · C, row-major and contiguous.
///
/// op(A) is rows × inner, op(B) is inner × columns, C is rows × columns; op transposes where the
/// flag says so. The one door to OpenBLAS (Linux) and Accelerate (macOS).
void blas_multiply_float(bool transpose_a, bool transpose_b, int rows, int columns, int inner,
                         float alpha, const float *a, const float *b, float beta, float *c);
void blas_multiply_double(bool transpose_a, bool transpose_b, int rows, int columns, int inner,
                          double alpha, const double *a, const double *b, double beta, double *c);

/// B ← op(L)⁻¹ · B (left) or B · op(L)⁻¹, for B of shape rows × columns, row-major.
///
/// L is lower triangular, of as many rows as B has rows (left) or columns; nothing above its diagonal
/// is read. No element of the diagonal may be 0.
void blas_solve_float(bool left, bool transpose, int rows, int columns, const float *l, float *b);
void blas_solve_double(bool left, bool transpose, int rows, int columns, const double *l,
                       double *b);

/// Writes L with A = L · Lᵀ into the lower triangle of A (size × size, symmetric, row-major), and
/// leaves what is above the diagonal; false when A is not positive definite.
bool blas_cholesky_float(int size, float *a);
bool blas_cholesky_double(int size, double *a);

/// Writes the eigenvalues of A (size × size, symmetric) in ascending order to `values`, and the unit
/// eigenvectors that belong to them to the rows of A; false when there is no memory for that or no
/// convergence.
bool blas_eigen_float(int size, float *a, float *values);

/// Whether there is address space for products on two threads at a time and for so many bytes besides,
/// and as much memory in the machine as these bytes and those `taken`.
///
/// Products want 768 MiB at worst, and 256 MiB where one thread makes them already. Without it OpenBLAS
/// asks for its buffers again and again and never returns.
bool blas_has_room(size_t besides, size_t taken, bool makes_products);

/// Keeps every later product on the calling thread, which makes results repeatable bit for bit.
void blas_use_one_thread(void);
