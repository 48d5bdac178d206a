#pragma once
#include <stdbool.h>

/// C ← alpha · op(A) · op(B) + beta · C, row-major and contiguous.
///
/// op(A) is rows × inner, op(B) is inner × columns, C is rows × columns; op transposes where the
/// flag says so. The one door to OpenBLAS (Linux) and Accelerate (macOS).
void blas_multiply_float(bool transpose_a, bool transpose_b, int rows, int columns, int inner,
                         float alpha, const float *a, const float *b, float beta, float *c);
void blas_multiply_double(bool transpose_a, bool transpose_b, int rows, int columns, int inner,
                          double alpha, const double *a, const double *b, double beta, double *c);

/// Whether there is address space for products on two threads at a time.
///
/// Without it OpenBLAS asks for its buffers again and again and never returns.
bool blas_has_room(void);

/// Keeps every later product on the calling thread, which makes results repeatable bit for bit.
void blas_use_one_thread(void);
